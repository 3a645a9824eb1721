import type { JournalError } from './journal/errors.ts';

/** What could be opened, or what stands in for it. */
export interface Opened<Keeping> {
  readonly keeping: Keeping;
  /** Why it could not be opened. */
  readonly error: JournalError | undefined;
}

/** What is open now, until the end. */
export interface Opening<Keeping> {
  readonly opened: () => Opened<Keeping>;
  /** Lets go and opens anew, at once; not after the end. */
  readonly reopen: () => void;
  /** Opens anew what could not be opened, at most every 5 s. */
  readonly heal: () => void;
  readonly isOver: () => boolean;
  readonly close: () => void;
}

const healEveryMs = 5_000;

/** Keeps something open that may be lost and found again; `now` is in milliseconds. */
export function keepOpen<Keeping extends { close(): void }>(
  first: Opened<Keeping>,
  again: () => Opened<Keeping>,
  now: () => number,
): Opening<Keeping> {
  let opened = first;
  let triedAt = now();
  let isOver = false;
  const reopen = () => {
    if (isOver) return;
    triedAt = now();
    opened.keeping.close();
    opened = again();
  };
  return {
    opened: () => opened,
    reopen,
    heal: () => {
      // The clock may be set back: five seconds that passed either way are five.
      if (opened.error && Math.abs(now() - triedAt) >= healEveryMs) reopen();
    },
    isOver: () => isOver,
    close: () => {
      isOver = true;
      opened.keeping.close();
    },
  };
}
