import type { Stand } from '../../../../shared/record/entry.ts';
import type { Result } from '../../../../shared/lib/result.ts';
import type { JournalFault } from '../../../../shared/record/journal.ts';
import type { PurgePlan } from '../../../../shared/record/retention.ts';
import type { WritableDb } from '../database.ts';
import type { EntryWriter } from '../entries.ts';
import { newestNumber } from '../newest-number.ts';
import { purgedUntilReader } from './purged-until.ts';
import { timeRanges } from '../reading/time-ranges.ts';

/** Takes the texts of old entries out of the journal; their leaves, and every proof over them, stay. */
export interface Purger {
  /** What entries recorded before a moment are due, by a clock that says `now` (both UTC ms); none is nothing. */
  readonly plan: (before: number, now: number) => PurgePlan | undefined;
  /** Tells it in the journal, durably: from then on it is done, if not at once then after the next start. */
  readonly begin: (stand: Stand, plan: PurgePlan, now: number) => void;
  /** Takes out a few texts, a few milliseconds' work; false when none is left to take. */
  readonly step: () => boolean;
}

/** The same, as the journal of a desk at work offers it. */
export interface Purging {
  plan(before: number): Result<PurgePlan | undefined, JournalFault>;
  begin(stand: Stand, plan: PurgePlan): Result<undefined, JournalFault>;
  step(): Result<boolean, JournalFault>;
}

/** The purger of an open journal; what it tells, it tells by `writer`. */
export function purger(db: WritableDb, writer: EntryWriter): Purger {
  const sql = prepare(db);
  const newest = newestNumber(db);
  const purgedUntil = purgedUntilReader(db);
  const rangesOf = timeRanges(db);
  /** Gives the first that is left: their places in the indexes may be all over a large file, and not in the memory. */
  const erase = db.transaction((first: number, last: number): number => {
    const endsAt = performance.now() + stepMs;
    let at = first;
    do {
      const end = Math.min(last, at + chunkLength - 1);
      sql.erase.run(at, end);
      at = end + 1;
    } while (at <= last && performance.now() < endsAt);
    return at;
  });
  let next = firstKept(sql.isKept, purgedUntil());
  return {
    plan: (before, now) => {
      const kept = { first: purgedUntil() + 1, last: newest() };
      // A moment that has not come yet is a clock's mistake: such an entry goes with its neighbours.
      const [young] = rangesOf(before, now + 1, kept);
      const last = (young?.first ?? kept.last + 1) - 1;
      if (last < kept.first) return undefined;
      return { first: kept.first, last, entries: last - kept.first + 1, before };
    },
    begin: (stand, plan, now) => {
      writer.note({ ...stand, kind: 'purged', ...plan }, now, () => sql.raise.run(plan.last));
    },
    step: () => {
      const until = purgedUntil();
      if (next > until) return false;
      next = erase.immediate(next, Math.min(until, next + longestStep - 1));
      if (next > until) clean(db, until);
      return true;
    },
  };
}

/** A step ends after the chunk that began within its time. */
const stepMs = 10;
const [chunkLength, longestStep] = [8, 256];

function prepare(db: WritableDb) {
  return {
    isKept: db
      .prepare<[number], number>('SELECT packed IS NOT NULL FROM entry WHERE number = ?')
      .pluck(),
    raise: db.prepare('UPDATE purge SET until = ?'),
    erase: db.prepare(
      `UPDATE entry SET shape = NULL, recorded_at = NULL, packed = NULL
      WHERE number BETWEEN ? AND ? AND packed IS NOT NULL`,
    ),
  };
}

/** Texts go in the order of their numbers, so what a crash left undone is a tail. */
function firstKept(isKept: { get(number: number): number | undefined }, until: number): number {
  let [low, high] = [1, until + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isKept.get(middle) === 1) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * What the texts leave behind: shapes that nobody uses, and old pages in the log. The file's own free
 * places are overwritten as they become free (`secure_delete`).
 */
function clean(db: WritableDb, until: number): void {
  db.transaction(() => {
    db.exec(
      'DELETE FROM shape WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.shape = shape.id)',
    );
    db.prepare('DELETE FROM run WHERE first <= ?').run(until);
  }).immediate();
  db.pragma('wal_checkpoint(TRUNCATE)');
}
