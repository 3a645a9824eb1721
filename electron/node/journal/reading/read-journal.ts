import type { Entry } from '../../../../shared/record/entry.ts';
import { JournalError, meaningOf } from '../errors.ts';
import { openForReading } from './open-reading.ts';
import { readStored } from '../texts/stored.ts';
import { openTexts } from '../texts/texts.ts';

/**
 * Reads the entries of a directory's journal one by one, the oldest first, purged ones left out; a living
 * writer is not in its way. Throws a `JournalError` when there is no journal, or an entry is not as it was
 * written.
 */
export function* readEntries(directory: string): Generator<Entry, undefined> {
  let opened;
  try {
    opened = openForReading(directory);
    if (!opened.isSchemaOurs) throw new JournalError('JournalAltered');
    // A file that was made and not yet written.
    if (opened.isEmpty) return undefined;
    for (const row of openTexts(opened.db).rows(1, Number.MAX_SAFE_INTEGER)) {
      const entry = readStored(row);
      if (entry) yield entry;
    }
  } catch (error) {
    throw meaningOf(error);
  } finally {
    opened?.db.close();
  }
  return undefined;
}
