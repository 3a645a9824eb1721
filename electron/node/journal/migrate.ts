import type { ReadableDb, WritableDb } from './database.ts';
import { JournalError } from './errors.ts';
import { up as up0010 } from './migrations/0010-journal.ts';
import { up as up0020 } from './migrations/0020-packed.ts';

/** One step of the schema. Frozen once it has landed. */
export interface Migration {
  /** Numbered in tens; the number of the file. */
  readonly version: number;
  readonly up: (db: WritableDb) => void;
}

export const migrations: readonly Migration[] = [
  { version: 10, up: up0010 },
  { version: 20, up: up0020 },
];

/** Brings a database from its version to the newest, all or nothing. Throws `JournalFromFuture`, and for steps out of order. */
export function migrate(db: WritableDb, steps: readonly Migration[] = migrations): void {
  steps.forEach(({ version }, index) => {
    if (version <= (steps[index - 1]?.version ?? 0)) {
      throw new RangeError(`migration ${version} stands out of order`);
    }
  });
  checkOurs(db, steps);
  db.transaction(() => {
    const from = versionOf(db);
    const missing = steps.filter(({ version }) => version > from);
    if (missing.length === 0) return;
    for (const { version, up } of missing) {
      up(db);
      db.pragma(`user_version = ${version}`);
    }
    db.pragma(`application_id = ${applicationId}`);
  }).immediate();
}

/** Refuses, by reading only, what is not a journal or is one that only a newer program understands. */
export function checkOurs(db: ReadableDb, steps: readonly Migration[] = migrations): void {
  const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  const isMarked = db.pragma('application_id', { simple: true }) === applicationId;
  if (!isMarked && !isEmpty) throw new JournalError('JournalForeign');
  if (versionOf(db) > (steps.at(-1)?.version ?? 0)) throw new JournalError('JournalFromFuture');
}

/** The schema's version; 0 for an empty database. */
export function versionOf(db: ReadableDb): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** "ZVIR": marks the file as ours, for us and for `file(1)`. */
const applicationId = 0x5a_56_49_52;
