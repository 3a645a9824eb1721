import type { Summary, SummaryCount } from '../../shared/contract/shift.ts';
import { outcomes, type Outcome } from '../../shared/verdict/verdict.ts';
import { dateOf, hourOf } from './format.ts';

export type OutcomeCounts = Readonly<Record<Outcome['kind'], number>>;

/** A row of a table: its name and how many checks came out how. */
export interface CountRow<Name> {
  readonly name: Name;
  readonly counts: OutcomeCounts;
  readonly checks: number;
}

export function totalOf(counts: readonly SummaryCount[]): number {
  return counts.reduce((sum, { checks }) => sum + checks, 0);
}

export function byOutcome(counts: readonly SummaryCount[]): OutcomeCounts {
  const sums = { valid: 0, caution: 0, invalid: 0, stale: 0, unchecked: 0, foreign: 0 };
  for (const { outcome, checks } of counts) sums[outcome] += checks;
  return sums;
}

/** One row for each name that was met, the most frequent first. */
export function rowsBy<Name>(
  counts: readonly SummaryCount[],
  nameOf: (count: SummaryCount) => Name,
): readonly CountRow<Name>[] {
  const groups = new Map<Name, SummaryCount[]>();
  for (const count of counts) {
    const group = groups.get(nameOf(count)) ?? [];
    group.push(count);
    groups.set(nameOf(count), group);
  }
  return [...groups]
    .map(([name, group]) => ({ name, counts: byOutcome(group), checks: totalOf(group) }))
    .sort((one, other) => other.checks - one.checks);
}

/** Results with their causes, in the order of the house, the most frequent cause first. */
export function causeRows(
  counts: readonly SummaryCount[],
): readonly Pick<SummaryCount, 'outcome' | 'because' | 'checks'>[] {
  return outcomes.flatMap((outcome) =>
    rowsBy(
      counts.filter((count) => count.outcome === outcome),
      ({ because }) => because,
    ).map(({ name, checks }) => ({ outcome, because: name, checks })),
  );
}

/** Whole per cent of the document checks whose digits were typed in; nothing where there were none. */
export function typedShare(counts: readonly SummaryCount[]): number | undefined {
  const known = counts.filter(({ outcome }) => outcome !== 'foreign');
  const all = totalOf(known);
  if (all === 0) return undefined;
  return Math.round((100 * totalOf(known.filter(({ source }) => source === 'keyed'))) / all);
}

/** Milliseconds without a link, as far as they lie within the summary; a break that lasts counts to `now`. */
export function offlineMs({ offline, from, until }: Summary, now: number): number {
  return offline.reduce((sum, span) => {
    const begin = Math.max(from, span.since);
    const end = Math.min(until, span.until ?? now);
    return sum + Math.max(0, end - begin);
  }, 0);
}

/** Whether a summary's slices are hours; days otherwise. */
export function isByHour({ slice }: Summary): boolean {
  return slice === 'hour';
}

/** `10:00` for an hour, `22.11` for a day. */
export function sliceName(summary: Summary, from: number): string {
  return isByHour(summary) ? hourOf(from) : dateOf(from).slice(0, 5);
}
