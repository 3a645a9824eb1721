import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything fetched for development lives here, outside git; clones may share it. */
export const cache = process.env['ZVIRKA_CACHE'] ?? path.join(userCache(), 'zvirka');

function userCache() {
  const home = os.homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches');
  if (process.platform !== 'win32') return path.join(home, '.cache');
  return process.env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local');
}

/**
 * Progress for people. On stderr, so that stdout stays the command's own.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
