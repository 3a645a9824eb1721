import type { Entry } from '../../shared/record/entry.ts';

/** The stretch of the journal that the page holds: of ten million entries never more than a few screens. */
export interface JournalWindow {
  /** Newest first, without a gap under the filter. */
  readonly entries: readonly Entry[];
  readonly status: 'reading' | 'read' | 'failed';
  /** Whether the journal may hold more beyond either end. */
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  /** Rows that the last change put above the ones that stayed; negative when it took some away. */
  readonly movedBy: number;
  /** Set where it was just opened at an end of the journal: there it is looked at first. */
  readonly openedAt: 'newest' | 'oldest' | undefined;
}

export const unread: JournalWindow = {
  entries: [],
  status: 'reading',
  hasNewer: false,
  hasOlder: false,
  movedBy: 0,
  openedAt: undefined,
};

/** So many entries are asked for at once. */
export const pageLength = 200;
/** So many are held; beyond, the far end is let go. */
export const longestWindow = 2_000;

/** A window at one end of the journal. */
export function windowAt(end: 'newest' | 'oldest', page: readonly Entry[]): JournalWindow {
  const mayGoOn = page.length === pageLength;
  return {
    entries: page,
    status: 'read',
    hasNewer: end === 'oldest' && mayGoOn,
    hasOlder: end === 'newest' && mayGoOn,
    movedBy: 0,
    openedAt: end,
  };
}

/** The window with the page below it. */
export function withOlder(window: JournalWindow, page: readonly Entry[]): JournalWindow {
  const all = [...window.entries, ...page];
  const over = Math.max(0, all.length - longestWindow);
  return {
    entries: all.slice(over),
    status: 'read',
    hasNewer: window.hasNewer || over > 0,
    hasOlder: page.length === pageLength,
    movedBy: over === 0 ? 0 : -over,
    openedAt: undefined,
  };
}

/** The window with the page above it. */
export function withNewer(window: JournalWindow, page: readonly Entry[]): JournalWindow {
  const all = [...page, ...window.entries];
  return {
    entries: all.slice(0, longestWindow),
    status: 'read',
    hasNewer: page.length === pageLength,
    hasOlder: window.hasOlder || all.length > longestWindow,
    movedBy: page.length,
    openedAt: undefined,
  };
}
