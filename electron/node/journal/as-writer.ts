import { existsSync } from 'node:fs';
import type { Stand } from '../../../shared/record/entry.ts';
import { journalPath } from './database.ts';
import { JournalError } from './errors.ts';
import { type JournalSettings, openJournal, type OpenedJournal } from './open-journal.ts';

/**
 * Does work as the one writer of a journal that is there, and closes it. Throws a `JournalError`:
 * `JournalMissing` when it is not, as opening alone would make one, and `JournalInUse`.
 */
export function asWriter<Value>(
  settings: JournalSettings,
  work: (journal: OpenedJournal) => Value,
): Value {
  const isThere = existsSync(journalPath(settings.directory));
  if (!isThere) throw new JournalError('JournalMissing');
  const journal = openJournal(settings);
  try {
    return work(journal);
  } finally {
    journal.close();
  }
}

/** The same here and now; nothing when somebody else is its writer, or where nobody may write. */
export function writing<Value>(
  directory: string,
  key: Uint8Array,
  work: (journal: OpenedJournal) => Value,
): Value | undefined {
  try {
    return asWriter({ directory, key, now: Date.now, waitMs: 0 }, work);
  } catch (error) {
    if (error instanceof JournalError && notOurs.has(error.name)) return undefined;
    throw error;
  }
}

const notOurs: ReadonlySet<string> = new Set(['JournalInUse', 'JournalUnwritable']);

/** Whose desk it is, as the newest entry says, with another hand at it. */
export function standIn(journal: Pick<OpenedJournal, 'list'>, operator: string): Stand {
  const [newest] = journal.list({ limit: 1 });
  return { desk: newest?.desk ?? '', mode: newest?.mode ?? 'live', operator };
}
