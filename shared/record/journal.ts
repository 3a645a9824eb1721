import type { Result } from '../lib/result.ts';
import type { Asking, Begun, CheckEntry, Entry, Finish, HappenedEntry, Stand } from './entry.ts';
import type { JournalNames, PageRequest } from './filter.ts';
import type { Happening } from './happening.ts';
import type { Outcome } from '../verdict/verdict.ts';

/** The journal could not be written or read; `detail` is for the program's log, without data. */
export interface JournalFault {
  readonly kind: 'journal';
  readonly detail: string;
}

/** What this desk already knows of a code; `number` is 0 for a check that has no entry yet. */
export interface Earlier {
  readonly outcome: Outcome['kind'];
  readonly because: string | undefined;
  readonly asking: Asking;
  readonly recordedAt: number;
  readonly number: number;
}

/** The append-only log of checks, as the road sees it. */
export interface Journal {
  /** Durably notes that a check has begun, so that a crash can't hide it. */
  begin(begun: Begun): Result<undefined, JournalFault>;
  /** Turns a begun check into its one entry, durably. `recordedAt` and the number are the journal's. */
  finish(requestId: string, finish: Finish): Result<CheckEntry, JournalFault>;
  /** Durably records anything else that happened, in one transaction. `recordedAt` and the number are the journal's. */
  note(happening: Stand & Happening): Result<HappenedEntry, JournalFault>;
  /**
   * What is known of one digest, the newest first; empty on a fault. Its begun checks that have no
   * entry yet, whenever they began (number 0, 'unchecked' because 'interrupted', asking 'perhaps', at
   * the time of their beginning): call it before `begin`, or the check itself is told of. Then its
   * entries since a moment (UTC ms), and those among the newest 20 of all, so that a clock that jumped
   * forward does not empty the memory: look at `recordedAt` where only a recent one counts.
   */
  earlier(code: string, since: number): readonly Earlier[];
  /** A page of entries, newest first, purged ones left out; throws when the journal can't be read or was altered. */
  list(page: PageRequest): readonly Entry[];
  /** The names that its entries hold; throws as `list` does. */
  names(): JournalNames;
  /** How many entries there are; a fault while the journal can't be read or written. May try to write anew. */
  size(): Result<number, JournalFault>;
}
