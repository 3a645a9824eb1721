import type { Entry } from '../../../shared/record/entry.ts';
import type { Earlier, Journal } from '../../../shared/record/journal.ts';
import { attempt } from './attempt.ts';
import type { ReadableDb } from './database.ts';
import { type BegunRow, entryColumns, readBegun, readStored, type StoredEntry } from './stored.ts';

/** The part of the journal that only reads. */
type Queries = Pick<Journal, 'earlier' | 'list' | 'size'>;

export function queries(db: ReadableDb): Queries {
  const sql = prepare(db);
  return {
    earlier: (code, since) => {
      const found = attempt(() => [
        ...openOf(sql.begun.all(), code),
        ...sql.entriesOf.all({ code, since }).map((row) => earlierOf(readStored(row))),
      ]);
      return found.ok ? found.value : [];
    },
    list: ({ before, limit }) =>
      sql.below.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(readStored),
    size: () => attempt(() => sql.newest.get() ?? 0),
  };
}

function prepare(db: ReadableDb) {
  return {
    begun: db.prepare<[], BegunRow>(
      'SELECT text, begun_at AS begunAt FROM begun ORDER BY begun_at DESC',
    ),
    // By number, not by time: the clock may have been set between two entries.
    entriesOf: db.prepare<[{ code: string; since: number }], StoredEntry>(`
      SELECT ${entryColumns} FROM entry
      WHERE code = :code
        AND (recorded_at >= :since OR number > (SELECT max(number) FROM entry) - ${alwaysRemembered})
      ORDER BY number DESC`),
    below: db.prepare<[number, number], StoredEntry>(
      `SELECT ${entryColumns} FROM entry WHERE number < ? ORDER BY number DESC LIMIT ?`,
    ),
    newest: db.prepare<[], number>('SELECT coalesce(max(number), 0) FROM entry').pluck(),
  };
}

/** How many of the newest entries are remembered whatever the clock says: it may have jumped forward. */
const alwaysRemembered = 20;

/** The checks of a code that have begun and have no entry: their questions may have left. */
function openOf(rows: readonly BegunRow[], code: string): readonly Earlier[] {
  const unchecked = { outcome: 'unchecked', because: 'interrupted', asking: 'perhaps' } as const;
  return rows
    .filter(({ text }) => readBegun(text).code === code)
    .map(({ begunAt }) => ({ ...unchecked, recordedAt: begunAt, number: 0 }));
}

function earlierOf({ outcome, because, asking, recordedAt, number }: Entry): Earlier {
  return { outcome, because, asking, recordedAt, number };
}
