import Database from 'better-sqlite3';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { ProofFault, ProofKey } from '../../../electron/node/journal/prove/proof.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import type { WritableDb } from '../../../electron/node/journal/database.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

/** A closed journal of nine entries. */
export function nine(t: TestContext): string {
  const directory = drawer(t);
  const journal = opened(t, directory);
  keep(journal, 1, 9);
  journal.close();
  return directory;
}

/** Changes a journal as somebody would who knows SQLite well: the triggers are back afterwards. */
export function tamper(directory: string, change: (db: WritableDb) => void): void {
  const db = new Database(path.join(directory, 'journal.db')) as WritableDb;
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers as { name: string }[]) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('ignore_check_constraints = ON');
  db.pragma('foreign_keys = OFF');
  change(db);
  for (const { sql } of triggers as { sql: string }[]) db.exec(sql);
  db.close();
}

export const kinds = (directory: string, withKey: ProofKey = key): readonly ProofFault[] =>
  [...new Set(proveJournal(directory, withKey).faults.map(({ kind }) => kind))].sort();
