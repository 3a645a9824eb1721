import type { CheckEntry, Entry } from '../../../../shared/record/entry.ts';
import { type EntryFilter, type PageRequest, passes } from '../../../../shared/record/filter.ts';
import type { ReadableDb } from '../database.ts';
import { purgedUntilReader } from '../keeping/purged-until.ts';
import { newestNumber } from '../newest-number.ts';
import { bytesOf } from './recent-requests.ts';
import type { ShapeSamples } from '../texts/shape-samples.ts';
import { readStored } from '../texts/stored.ts';
import { openTexts } from '../texts/texts.ts';
import { type NumberRange, timeRanges } from './time-ranges.ts';
import { numberWalks, type Way } from './walk-numbers.ts';

/** Finds entries without reading those that don't pass. */
export interface EntryFinder {
  readonly page: (request: PageRequest) => readonly Entry[];
  /** A code's checks since a moment, and those among the newest few of all; newest first. */
  readonly checksOf: (code: string, since: number, always: number) => readonly CheckEntry[];
}

/** Every function throws `JournalAltered` where an entry is not as it was written. */
export function entryFinder(db: ReadableDb, samples: ShapeSamples): EntryFinder {
  const rangesOf = timeRanges(db);
  const purgedUntil = purgedUntilReader(db);
  const newest = newestNumber(db);
  const passing = entryWalk(db, samples, rangesOf);
  return {
    page: ({ before, after, limit, filter = {} }) => {
      const last = Math.min(newest(), (before ?? Infinity) - 1, filter.number ?? Infinity);
      const first = Math.max(purgedUntil(), after ?? 0, (filter.number ?? 0) - 1) + 1;
      const way = after === undefined ? 'down' : 'up';
      const found = [...taken(passing(filter, { first, last }, way), limit)];
      return way === 'down' ? found : found.reverse();
    },
    checksOf: (code, since, always) => {
      const last = newest();
      const kept = { first: purgedUntil() + 1, last };
      const [oldest] = rangesOf(since, Infinity, kept);
      const first = Math.max(kept.first, Math.min(oldest?.first ?? last + 1, last - always + 1));
      return [...passing({ codes: [code] }, { first, last }, 'down')]
        .filter((entry) => entry.kind === 'check')
        .filter(({ recordedAt, number }) => recordedAt >= since || number > last - always);
    },
  };
}

type EntryWalk = (
  filter: EntryFilter,
  within: NumberRange,
  way: Way,
) => Generator<Entry, undefined>;

/** Walks over the entries that pass, reading as few others as the indexes allow. */
function entryWalk(
  db: ReadableDb,
  samples: ShapeSamples,
  rangesOf: ReturnType<typeof timeRanges>,
): EntryWalk {
  const texts = openTexts(db);
  const walk = numberWalks(db);

  function* numbers(filter: EntryFilter, within: NumberRange, way: Way) {
    const { from = 0, until = Infinity, requestId, codes } = filter;
    if (requestId !== undefined)
      return yield* walk.byPrefix('request', [bytesOf(requestId)], within, way);
    if (codes !== undefined) return yield* walk.byPrefix('code', codes.map(bytesOf), within, way);
    const shapes = samples.passing(filter);
    const ranges = rangesOf(from, until, within);
    for (const range of way === 'down' ? ranges.toReversed() : ranges) {
      yield* shapes ? walk.byShapes(shapes, range, way) : walk.all(range, way);
    }
    return undefined;
  }

  return function* (filter, within, way) {
    for (const number of numbers(filter, within, way)) {
      const row = texts.row(number);
      const entry = row && readStored(row);
      if (entry && passes(filter, entry)) yield entry;
    }
    return undefined;
  };
}

/** The first few of many. */
function* taken<Value>(values: Iterable<Value>, limit: number): Generator<Value, undefined> {
  let left = limit;
  if (left === 0) return undefined;
  for (const value of values) {
    yield value;
    left -= 1;
    if (left === 0) return undefined;
  }
  return undefined;
}
