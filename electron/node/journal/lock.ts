import Database from 'better-sqlite3';
import { JournalError, worldCode } from './errors.ts';
import { makeFile } from './make-file.ts';

/** A held lock. */
export interface Lock {
  release(): void;
}

/**
 * Takes the lock of a file, waiting for it up to `waitMs`. The operating system lets it go when the
 * process ends, however it ends. Throws `JournalInUse` when somebody else keeps it.
 */
export function takeLock(file: string, waitMs: number): Lock {
  makeFile(file);
  const db = new Database(file, { timeout: waitMs });
  try {
    // Nothing is ever written to this database: its file lock is all that is wanted of it.
    db.pragma('journal_mode = OFF');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw worldCode(error)?.startsWith('SQLITE_BUSY')
      ? new JournalError('JournalInUse', error)
      : error;
  }
  held.add(db);
  return {
    release: () => {
      db.close();
      held.delete(db);
    },
  };
}

/** A connection that nobody refers to is collected as garbage, and its lock with it. */
const held = new Set<Database.Database>();
