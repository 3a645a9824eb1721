import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { attempt } from './journal/attempt.ts';

/**
 * Writes a file for this user only, all or nothing, also when the power fails: what was there stays until
 * the new one is whole on the disk. One writer at a time. Throws the system's error where it can't.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  renameSync(draft, file);
  flushFolder(path.dirname(file));
}

/** A new name in a folder survives a power cut only once the folder is on the disk. */
export function flushFolder(folder: string): void {
  // Windows knows no such thing.
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  // Some network shares refuse: then it is theirs to keep the name.
  attempt(() => {
    fsyncSync(opened);
  });
  closeSync(opened);
}
