import { parseEntry } from '../../../shared/record/parse-entry.ts';
import type { Entry } from '../../../shared/record/entry.ts';
import type { Earlier, Journal } from '../../../shared/record/journal.ts';
import { attempt } from './attempt.ts';
import type { ReadableDb } from './database.ts';
import { JournalError } from './errors.ts';

/** The part of the journal that only reads. */
type Queries = Pick<Journal, 'earlier' | 'list' | 'size'>;

export function queries(db: ReadableDb): Queries {
  const since = db
    .prepare<[string, number], string>(
      'SELECT text FROM entry WHERE code = ? AND recorded_at >= ? ORDER BY recorded_at DESC, number DESC',
    )
    .pluck();
  const below = db
    .prepare<[number, number], string>(
      'SELECT text FROM entry WHERE number < ? ORDER BY number DESC LIMIT ?',
    )
    .pluck();
  const newest = db.prepare<[], number>('SELECT coalesce(max(number), 0) FROM entry').pluck();
  return {
    earlier: (code, moment) => {
      const found = attempt(() =>
        since.all(code, moment).map((text) => earlierOf(readEntry(text))),
      );
      return found.ok ? found.value : [];
    },
    list: ({ before, limit }) =>
      below.all(before ?? Number.MAX_SAFE_INTEGER, limit).map((text) => readEntry(text)),
    size: () => attempt(() => newest.get() ?? 0),
  };
}

/** The entry of a stored text. Throws `JournalAltered` for a text that this program does not write. */
export function readEntry(text: string): Entry {
  const entry = parseEntry(text);
  if (!entry) throw new JournalError('JournalAltered');
  return entry;
}

function earlierOf({ outcome, because, asking, recordedAt, number }: Entry): Earlier {
  return { outcome, because, asking, recordedAt, number };
}
