import type { Shift, SummaryRequest } from '../../shared/contract/shift.ts';
import type { Span } from '../words/summary-words.ts';

/** Which span is summed: this one, or so many before it. */
export interface SpanChoice {
  readonly span: Span;
  readonly back: number;
}

const dayMs = 24 * 60 * 60_000;

/**
 * The bounds of a span by this machine's calendar; nothing for a shift that is not open.
 * @param now UTC milliseconds.
 */
export function requestOf(
  { span, back }: SpanChoice,
  shift: Shift | undefined,
  now: number,
): SummaryRequest | undefined {
  const date = new Date(now);
  if (span === 'shift') {
    const from = shift?.openSince;
    if (from === undefined) return undefined;
    // To the end of today: checks that are yet to come belong to it, and the question stays the same.
    const until = Math.max(from, startOfDay(date, -1));
    return { from, until, slice: until - from > 3 * dayMs ? 'day' : 'hour', isShift: true };
  }
  if (span === 'day') {
    return { from: startOfDay(date, back), until: startOfDay(date, back - 1), slice: 'hour' };
  }
  return { from: startOfMonth(date, back), until: startOfMonth(date, back - 1), slice: 'day' };
}

function startOfDay(date: Date, back: number): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - back).getTime();
}

function startOfMonth(date: Date, back: number): number {
  return new Date(date.getFullYear(), date.getMonth() - back, 1).getTime();
}
