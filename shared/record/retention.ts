/** What a purge would take: the texts of entries `first` to `last`, recorded before `before` (UTC ms). */
export interface PurgePlan {
  readonly first: number;
  readonly last: number;
  readonly entries: number;
  readonly before: number;
}

/** Why nothing is purged now. */
export type PurgeRefusal =
  | 'nothing-due'
  | 'export-first' // policy wants these entries exported before
  | 'clock-unproved'; // nobody has told us lately that this PC's clock is right: it may be years ahead

/** How long entries are kept. */
export interface Retention {
  /** Whole calendar years after the year of the entry: 1 keeps until the end of the next one. */
  readonly years: number;
  readonly afterExport: boolean;
}

/** Entries recorded before this moment (UTC ms) are due at another: whole years by the desk's own calendar. */
export function purgeBefore(now: number, { years }: Retention): number {
  return new Date(new Date(now).getFullYear() - years, 0, 1).getTime();
}

/** A clock may purge when it was measured, and is right to the day. */
export function isClockProved(skewMs: number | undefined): boolean {
  return skewMs !== undefined && Math.abs(skewMs) < dayMs;
}

const dayMs = 86_400_000;
