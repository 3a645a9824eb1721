import {
  stages,
  type OfflineSpan,
  type Stage,
  type StageTimes,
  type Summary,
  type SummaryCount,
  type SummaryRequest,
} from '../contract/shift.ts';
import { midnightAfter, midnightOf } from '../lib/calendar.ts';
import type { CheckEntry, Entry } from '../record/entry.ts';
import type { EntryFilter } from '../record/filter.ts';
import type { Journal } from '../record/journal.ts';
import { endOfSpan } from './offline.ts';

/** So many entries are read in one breath: a few milliseconds. */
export const pageLength = 200;

type List = Journal['list'];

/**
 * Every entry of a filter, the newest first; `breathe` lets the desk serve between two pages. Throws what
 * the journal throws.
 */
export async function* readAll(
  list: List,
  filter: EntryFilter,
  breathe: () => Promise<void>,
): AsyncGenerator<Entry, void> {
  let before: number | undefined;
  for (;;) {
    const page = list({ before, limit: pageLength, filter });
    yield* page;
    if (page.length < pageLength) return;
    before = page.at(-1)?.number;
    await breathe();
  }
}

/** What is summed. */
export interface SpanToSum extends Omit<SummaryRequest, 'isShift'> {
  /** The entry that opened a shift: what came after it is summed, whatever the clock said. */
  readonly shift?: number | undefined;
}

/** Sums the checks of a span of time by this machine's calendar. Throws what the journal throws. */
export async function summarise(
  list: List,
  { from, until, slice, shift }: SpanToSum,
  breathe: () => Promise<void>,
): Promise<Summary> {
  const counts = new Map<string, SummaryCount>();
  const times: Times = { received: [], asked: [], answered: [], recorded: [] };
  const slices = slicesOf(from, until, slice);
  const offline: OfflineEntry[] = [];
  const kinds = ['check', 'offline'] as const;
  const filter: EntryFilter = shift === undefined ? { from, until, kinds } : { kinds };
  for await (const entry of readAll(list, filter, breathe)) {
    if (entry.number < (shift ?? 0)) break;
    if (entry.kind === 'offline') offline.push(entry);
    if (entry.kind !== 'check') continue;
    count(counts, entry);
    time(times, entry);
    place(slices, entry, slice);
  }
  const [earlier] = list({
    limit: 1,
    before: shift,
    filter: { kinds: ['offline'], ...(shift === undefined && { until: from }) },
  });
  const spans = spansOf(offline, earlier, list);
  return {
    from,
    until,
    slice,
    counts: [...counts.values()],
    times: stages.flatMap((stage) => timesOf(stage, times[stage])),
    offline: shift === undefined ? spans.filter(within(from, until)) : spans,
    slices: [...slices.values()].sort((one, other) => one.from - other.from),
  };
}

function count(counts: Map<string, SummaryCount>, entry: CheckEntry): void {
  const { outcome, because, source, service } = entry;
  const key = JSON.stringify([outcome, because, source, service]);
  const checks = (counts.get(key)?.checks ?? 0) + 1;
  counts.set(key, { outcome, because, source, service, checks });
}

type Times = Record<Stage, number[]>;

/** Each stage counts from the one before it. */
function time(times: Times, { stages: at }: CheckEntry): void {
  const reached = [
    ['received', at.receivedMs],
    ['asked', at.askedMs],
    ['answered', at.answeredMs],
    ['recorded', at.recordedMs],
  ] as const;
  let before = 0;
  for (const [stage, ms] of reached) {
    if (ms === undefined) continue;
    times[stage].push(Math.max(0, ms - before));
    before = ms;
  }
}

function timesOf(stage: Stage, spans: readonly number[]): readonly StageTimes[] {
  if (spans.length === 0) return [];
  const sorted = [...spans].sort((one, other) => one - other);
  // The nearest rank: a figure that was really measured.
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return [{ stage, checks: spans.length, p50Ms: at(0.5), p95Ms: at(0.95) }];
}

type MutableSlice = { from: number; counts: Partial<Record<CheckEntry['outcome'], number>> };

/** Every hour or day of the span: also those without a check. */
function slicesOf(from: number, until: number, slice: Summary['slice']): Slices {
  const slices: Slices = new Map();
  let begin = beginOf(from, slice);
  while (begin < until && slices.size < mostSlices) {
    slices.set(begin, { from: begin, counts: {} });
    begin = slice === 'hour' ? begin + hourMs : midnightAfter(begin);
  }
  return slices;
}

type Slices = Map<number, MutableSlice>;

/** More bars than this tell nothing. */
const mostSlices = 400;
const hourMs = 3_600_000;

/** Each hour that passes is one of its own, also on the days when the clocks change: such a day has 23 or 25. */
function beginOf(at: number, slice: Summary['slice']): number {
  if (slice === 'day') return midnightOf(at);
  const date = new Date(at);
  return at - ((date.getMinutes() * 60 + date.getSeconds()) * 1_000 + date.getMilliseconds());
}

/** A shift's check may lie outside its span, where the clock was set meanwhile: its hour is told, too. */
function place(slices: Slices, { recordedAt, outcome }: CheckEntry, by: Summary['slice']): void {
  const from = beginOf(recordedAt, by);
  const slice = slices.get(from) ?? { from, counts: {} };
  slice.counts[outcome] = (slice.counts[outcome] ?? 0) + 1;
  slices.set(from, slice);
}

type OfflineEntry = Extract<Entry, { kind: 'offline' }>;

/**
 * One span for each end that was told, and one for a beginning without an end in this time, or before it:
 * a break may last for days.
 */
function spansOf(
  entries: readonly OfflineEntry[],
  earlier: Entry | undefined,
  list: List,
): readonly OfflineSpan[] {
  const closed = entries.filter(({ phase }) => phase === 'closed');
  const spans: OfflineSpan[] = closed.map(closedSpan);
  const newest = entries[0] ?? earlier;
  if (newest?.kind === 'offline' && newest.phase === 'opened') {
    const [next] = list({ after: newest.number, limit: 1, filter: { kinds: ['offline'] } });
    const isEnded = next?.kind === 'offline' && next.phase === 'closed';
    spans.unshift(isEnded ? closedSpan(next) : { since: newest.since, until: undefined });
  }
  return spans.reverse();
}

/** What a stop broke off before this time may be told of within it. */
function within(from: number, until: number): (span: OfflineSpan) => boolean {
  return (span) => span.since < until && (span.until ?? Infinity) >= from;
}

function closedSpan(entry: OfflineEntry): OfflineSpan {
  return { since: entry.since, until: endOfSpan(entry) };
}
