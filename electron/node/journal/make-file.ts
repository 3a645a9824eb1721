import { existsSync, writeFileSync } from 'node:fs';

/**
 * Makes an empty file for this user only where there is none. Never opens one that is there: on POSIX,
 * closing it would drop the locks that this process holds on it.
 */
export function makeFile(file: string): void {
  if (existsSync(file)) return;
  try {
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // Another process was as quick: its file is as good.
    if (!existsSync(file)) throw error;
  }
}
