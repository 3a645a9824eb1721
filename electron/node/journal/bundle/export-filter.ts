import type { Entry } from '../../../../shared/record/entry.ts';
import type { EntryFilter } from '../../../../shared/record/filter.ts';

/** Whether an entry is one of those that a filter wants. */
export function isWanted(entry: Entry, wish: EntryFilter): boolean {
  const { from = 0, until = Infinity } = wish;
  const check = entry.kind === 'check' ? entry : undefined;
  return (
    entry.recordedAt >= from &&
    entry.recordedAt < until &&
    isIn(wish.kinds, entry.kind) &&
    isSame(wish.number, entry.number) &&
    isSame(wish.operator, entry.operator) &&
    isIn(wish.outcomes, check?.outcome) &&
    isSame(wish.because, 'because' in entry ? entry.because : undefined) &&
    isSame(wish.service, check?.service) &&
    isSame(wish.source, check?.source) &&
    isSame(wish.requestId, 'requestId' in entry ? entry.requestId : undefined) &&
    isIn(wish.codes, check?.code)
  );
}

function isSame<Value>(wish: Value | undefined, given: Value | undefined): boolean {
  return wish === undefined || wish === given;
}

function isIn<Value>(wishes: readonly Value[] | undefined, given: Value | undefined): boolean {
  return wishes === undefined || (given !== undefined && wishes.includes(given));
}
