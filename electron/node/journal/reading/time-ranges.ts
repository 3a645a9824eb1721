import type { ReadableDb } from '../database.ts';

/** Numbers from the first to the last, both within. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Finds where the entries of a span of time (UTC ms, `until` not within) stand, within a range of numbers
 * and in its order. Between two set-backs of the clock entries stand in the order of their times, so a
 * few dozen looks find both ends: no index of times is kept.
 */
export function timeRanges(
  db: ReadableDb,
): (from: number, until: number, within: NumberRange) => readonly NumberRange[] {
  const sql = {
    runs: db
      .prepare<[number, number], number>(
        'SELECT first FROM run WHERE first > ? AND first <= ? ORDER BY first',
      )
      .pluck(),
    time: db
      .prepare<[number], number | null>('SELECT recorded_at FROM entry WHERE number = ?')
      .pluck(),
  };
  const timeAt = (number: number) => sql.time.get(number) ?? 0;
  return (from, until, { first, last }) => {
    if (from <= 0 && until === Infinity) return first <= last ? [{ first, last }] : [];
    const firsts = [first, ...sql.runs.all(first, last)];
    return firsts.flatMap((start, index) => {
      const run = { first: start, last: (firsts[index + 1] ?? last + 1) - 1 };
      const found = {
        first: firstAt(timeAt, from, run),
        last: firstAt(timeAt, until, run) - 1,
      };
      return found.first <= found.last ? [found] : [];
    });
  };
}

/** The first number of a run that was recorded at a moment or later; one after its last when none was. */
function firstAt(timeAt: (number: number) => number, moment: number, run: NumberRange): number {
  let { first: low, last: high } = run;
  if (low > high || timeAt(low) >= moment) return low;
  if (timeAt(high) < moment) return high + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (timeAt(middle) >= moment) high = middle;
    else low = middle;
  }
  return high;
}
