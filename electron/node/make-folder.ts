import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and those above it, for this user only; one that is there is left as it is. Throws the
 * system's error where it can't. Not `mkdir` with `recursive`: Node spins for ever where a folder exists
 * and takes no children, as in `/proc` (nodejs/node, mkdirp's retry on ENOENT).
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
}
