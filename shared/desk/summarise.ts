import {
  stages,
  type OfflineSpan,
  type Stage,
  type StageTimes,
  type Summary,
  type SummaryCount,
  type SummaryRequest,
} from '../contract/shift.ts';
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

/** Sums the checks of a span of time by this machine's calendar. Throws what the journal throws. */
export async function summarise(
  list: List,
  { from, until, slice }: SummaryRequest,
  breathe: () => Promise<void>,
): Promise<Summary> {
  const counts = new Map<string, SummaryCount>();
  const times: Times = { received: [], asked: [], answered: [], recorded: [] };
  const slices = slicesOf(from, until, slice);
  const offline: OfflineEntry[] = [];
  const filter: EntryFilter = { from, until, kinds: ['check', 'offline'] };
  for await (const entry of readAll(list, filter, breathe)) {
    if (entry.kind === 'offline') offline.push(entry);
    if (entry.kind !== 'check') continue;
    count(counts, entry);
    time(times, entry);
    place(slices, entry);
  }
  return {
    from,
    until,
    counts: [...counts.values()],
    times: stages.flatMap((stage) => timesOf(stage, times[stage])),
    offline: spansOf(offline, list),
    slices,
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

function slicesOf(from: number, until: number, slice: SummaryRequest['slice']): MutableSlice[] {
  const slices: MutableSlice[] = [];
  const first = new Date(from);
  const hour = slice === 'hour' ? first.getHours() : 0;
  const begin = (step: number) =>
    new Date(
      first.getFullYear(),
      first.getMonth(),
      first.getDate() + (slice === 'day' ? step : 0),
      hour + (slice === 'hour' ? step : 0),
    ).getTime();
  for (let step = 0; begin(step) < until && step < mostSlices; step += 1) {
    slices.push({ from: begin(step), counts: {} });
  }
  return slices;
}

/** More bars than this tell nothing. */
const mostSlices = 400;

function place(slices: readonly MutableSlice[], { recordedAt, outcome }: CheckEntry): void {
  const slice = slices.findLast(({ from }) => from <= recordedAt) ?? slices[0];
  if (slice) slice.counts[outcome] = (slice.counts[outcome] ?? 0) + 1;
}

type OfflineEntry = Extract<Entry, { kind: 'offline' }>;

/** One span for each end that was told, and one for a beginning without an end in this time. */
function spansOf(entries: readonly OfflineEntry[], list: List): readonly OfflineSpan[] {
  const closed = entries.filter(({ phase }) => phase === 'closed');
  const spans: OfflineSpan[] = closed.map(closedSpan);
  const [newest] = entries;
  if (newest?.phase === 'opened') {
    const [next] = list({ after: newest.number, limit: 1, filter: { kinds: ['offline'] } });
    const isEnded = next?.kind === 'offline' && next.phase === 'closed';
    spans.unshift(isEnded ? closedSpan(next) : { since: newest.since, until: undefined });
  }
  return spans.reverse();
}

function closedSpan(entry: OfflineEntry): OfflineSpan {
  return { since: entry.since, until: endOfSpan(entry) };
}
