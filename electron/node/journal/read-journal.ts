import { existsSync } from 'node:fs';
import type { Entry } from '../../../shared/record/entry.ts';
import { journalPath, openReadable } from './database.ts';
import { JournalError, meaningOf } from './errors.ts';
import { checkOurs, versionOf } from './migrate.ts';
import { schemaAt, schemaOf } from './schema.ts';
import { entryColumns, readStored, type StoredEntry } from './stored.ts';

/**
 * Reads the entries of a directory's journal one by one, the oldest first; a living writer is not in
 * its way. Throws a `JournalError` when there is no journal, or an entry is not as it was written.
 */
export function* readEntries(directory: string): Generator<Entry, undefined> {
  const file = journalPath(directory);
  if (!existsSync(file)) throw new JournalError('JournalMissing');
  let db;
  try {
    db = openReadable(file);
    checkOurs(db);
    if (schemaOf(db) !== schemaAt(versionOf(db))) throw new JournalError('JournalAltered');
    // A file that was made and not yet written.
    if (versionOf(db) === 0) return undefined;
    const rows = db.prepare<[], StoredEntry>(`SELECT ${entryColumns} FROM entry ORDER BY number`);
    for (const row of rows.iterate()) yield readStored(row);
  } catch (error) {
    throw meaningOf(error);
  } finally {
    db?.close();
  }
  return undefined;
}
