import fs from 'node:fs';

/**
 * @param {string} file
 * @returns {unknown} what the caller knows it to be
 */
export function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
