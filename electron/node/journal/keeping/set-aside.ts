import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  closeSync,
  renameSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { journalPath } from '../database.ts';
import { meaningful } from '../errors.ts';
import { takeLock } from '../lock.ts';
import { makeFile } from '../make-file.ts';

/** What was laid aside. */
export interface LaidAside {
  /** SHA-256 of the journal's file, lower-case hex, and its length; of a file that was gone, of nothing. */
  readonly digest: string;
  readonly bytes: number;
}

/**
 * Lays a journal that can't be kept on aside, whole, into a new folder beside it, and leaves an empty file
 * for the next. `withKeys`: its keys go too, as they are lost or damaged; else a copy of them does. Nothing
 * is overwritten. Throws a `JournalError`, `JournalInUse` too.
 */
export function setAside(directory: string, now: number, withKeys: boolean): LaidAside {
  return meaningful(() => {
    const lock = takeLock(path.join(directory, 'journal.lock'), 1_000);
    try {
      const found = digestOf(journalPath(directory));
      const folder = newFolder(directory, now);
      // The file before its log: broken off in between, the journal is missing, and never an older whole one.
      for (const name of ['journal.db', 'journal.db-wal', 'journal.db-shm', 'journal.db-journal']) {
        move(directory, folder, name);
      }
      for (const name of ['installation.key', 'digest.keys']) {
        if (withKeys) move(directory, folder, name);
        else copy(directory, folder, name);
      }
      makeFile(journalPath(directory));
      return found;
    } finally {
      lock.release();
    }
  });
}

/** Named after the moment; one that is there is somebody's. */
function newFolder(directory: string, now: number): string {
  const moment = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  for (let count = 1; ; count += 1) {
    const folder = path.join(directory, `aside-${moment}${count > 1 ? `-${count}` : ''}`);
    if (existsSync(folder)) continue;
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  }
}

function move(from: string, to: string, name: string): void {
  if (existsSync(path.join(from, name))) renameSync(path.join(from, name), path.join(to, name));
}

function copy(from: string, to: string, name: string): void {
  if (existsSync(path.join(from, name))) copyFileSync(path.join(from, name), path.join(to, name));
}

function digestOf(file: string): LaidAside {
  const hash = createHash('sha256');
  if (!existsSync(file)) return { digest: hash.digest('hex'), bytes: 0 };
  const opened = openSync(file, 'r');
  const chunk = Buffer.alloc(1 << 20);
  for (let read = readSync(opened, chunk); read > 0; read = readSync(opened, chunk)) {
    hash.update(chunk.subarray(0, read));
  }
  closeSync(opened);
  return { digest: hash.digest('hex'), bytes: statSync(file).size };
}
