import type { ReadableDb } from '../database.ts';

/** Whether the clock went back at an entry just when the journal remembers that it did; called in the order of numbers. */
export type InOrder = (number: number, recordedAt: number | null) => boolean;

/** Looks at the order of times from one number to another. */
export function orderChecker(db: ReadableDb): (first: number, last: number) => InOrder {
  const runs = db
    .prepare<[number, number], number>('SELECT first FROM run WHERE first BETWEEN ? AND ?')
    .pluck();
  const time = db
    .prepare<[number], number | null>('SELECT recorded_at FROM entry WHERE number = ?')
    .pluck();
  return (first, last) => {
    const setBacks = new Set(runs.all(first, last));
    let before = time.get(first - 1) ?? null;
    return (number, recordedAt) => {
      // Where one of the two was purged, nothing can be said.
      const isBack = before === null || recordedAt === null ? undefined : recordedAt < before;
      before = recordedAt;
      return isBack === undefined || isBack === setBacks.has(number);
    };
  };
}
