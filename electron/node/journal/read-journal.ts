import { existsSync } from 'node:fs';
import type { Entry } from '../../../shared/record/entry.ts';
import { journalPath, openReadable } from './database.ts';
import { JournalError, meaningOf } from './errors.ts';
import { checkOurs } from './migrate.ts';
import { readEntry } from './queries.ts';

/**
 * Reads the entries of a directory's journal one by one, the oldest first; a living writer is not in
 * its way. Throws a `JournalError` when there is no journal, or an entry cannot be read.
 */
export function* readEntries(directory: string): Generator<Entry, undefined> {
  const file = journalPath(directory);
  if (!existsSync(file)) throw new JournalError('JournalMissing');
  let db;
  try {
    db = openReadable(file);
    checkOurs(db);
    const texts = db.prepare<[], string>('SELECT text FROM entry ORDER BY number').pluck();
    for (const text of texts.iterate()) yield readEntry(text);
  } catch (error) {
    throw meaningOf(error);
  } finally {
    db?.close();
  }
  return undefined;
}
