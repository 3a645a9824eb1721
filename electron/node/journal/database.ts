import Database from 'better-sqlite3';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeFile } from './make-file.ts';

declare const reads: unique symbol;
declare const writes: unique symbol;

/** A connection that may be asked. */
export interface ReadableDb extends Database.Database {
  readonly [reads]: true;
}

/** A connection that may be asked and written. Only whoever holds the journal's lock has one. */
export interface WritableDb extends ReadableDb {
  readonly [writes]: true;
}

/** Where the journal of a directory is. */
export function journalPath(directory: string): string {
  return path.join(directory, 'journal.db');
}

/** Opens the file for writing, making it when it is missing; changes nothing in a file that is there. */
export function openWritable(file: string): WritableDb {
  // SQLite gives its side files the same permissions.
  makeFile(file);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- one of the places that give out the brands
  return new Database(file, { timeout: patienceMs }) as WritableDb;
}

/** Sets a writable connection to lose nothing that it was told to keep. */
export function makeDurable(db: WritableDb): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // On macOS a plain fsync stops at the drive's cache.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  // What was purged must not stand in the file's free places.
  db.pragma('secure_delete = ON');
}

/** An empty database in memory. */
export function openInMemory(): WritableDb {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- one of the places that give out the brands
  return new Database(':memory:') as WritableDb;
}

/**
 * Opens the file for reading beside a living writer or after a crash; leaves the file as it is. Beside a
 * large one SQLite leaves its empty side files, which the next writer takes away.
 */
export function openReadable(file: string): ReadableDb {
  const image = imageOf(file);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- one of the places that give out the brands
  if (image) return new Database(image, { readonly: true }) as ReadableDb;
  const options = { readonly: true, fileMustExist: true, timeout: patienceMs };
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- one of the places that give out the brands
  return new Database(file, options) as ReadableDb;
}

/** A copy in memory of what a connection reads. */
export function openCopy(db: ReadableDb): WritableDb {
  const image = plainImage(db.serialize());
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- one of the places that give out the brands
  return new Database(image) as WritableDb;
}

/** Main waits in this time: only a foreign tool or a checkpoint can hold the file. */
const patienceMs = 1_000;

/**
 * The bytes of a journal that nobody has open. SQLite would make side files to read it, and cannot in
 * a directory that is read-only. While a writer lives there is a `-wal` file, and then the bytes must
 * not be touched: on POSIX, closing a file drops the locks that this process holds on it. A large one is
 * read so only where there is no other way; then no more than 2 GiB, as much as a buffer is read to.
 */
function imageOf(file: string): Buffer | undefined {
  const before = restingState(file);
  if (before === undefined) return undefined;
  if (statSync(file).size > largestImage && isWritable(path.dirname(file))) return undefined;
  const image = readFileSync(file);
  if (restingState(file) !== before || image.length < 100) return undefined;
  return plainImage(image);
}

const largestImage = 64 * 2 ** 20;

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A database in memory has no WAL: bytes 18 and 19 of the header name the journal mode, 1 is the plain one. */
function plainImage(image: Buffer): Buffer {
  if (image[18] === 2 && image[19] === 2) image.fill(1, 18, 20);
  return image;
}

function restingState(file: string): string | undefined {
  if (existsSync(`${file}-wal`) || existsSync(`${file}-journal`)) return undefined;
  const { mtimeNs, size, ino } = statSync(file, { bigint: true });
  return `${mtimeNs} ${size} ${ino}`;
}
