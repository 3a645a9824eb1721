import type { CheckEntry } from '../../../../shared/record/entry.ts';
import { namesOf } from '../../../../shared/record/filter.ts';
import type { Earlier, Journal } from '../../../../shared/record/journal.ts';
import { attempt } from '../attempt.ts';
import type { ReadableDb } from '../database.ts';
import { newestNumber } from '../newest-number.ts';
import { entryFinder } from './find-entries.ts';
import { shapeSamples } from '../texts/shape-samples.ts';
import { type BegunRow, readBegun } from '../texts/stored.ts';

/** The part of the journal that only reads. */
type Queries = Pick<Journal, 'earlier' | 'list' | 'names' | 'size'>;

/** The same over an open database, its statements prepared once. */
export function queries(db: ReadableDb): Queries {
  const begun = db.prepare<[], BegunRow>(
    'SELECT text, begun_at AS begunAt FROM begun ORDER BY begun_at DESC',
  );
  const newest = newestNumber(db);
  const samples = shapeSamples(db);
  const find = entryFinder(db, samples);
  return {
    earlier: (code, since) => {
      const found = attempt(() => [
        ...openOf(begun.all(), code),
        ...find.checksOf(code, since, alwaysRemembered).map(earlierOf),
      ]);
      return found.ok ? found.value : [];
    },
    list: (page) => find.page(page),
    names: () => namesOf(samples.all()),
    size: () => attempt(newest),
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

function earlierOf({ outcome, because, asking, recordedAt, number }: CheckEntry): Earlier {
  return { outcome, because, asking, recordedAt, number };
}
