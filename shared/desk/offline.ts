import type { Link, OfflineState } from '../contract/contract.ts';
import { midnightAfter, midnightOf } from '../lib/calendar.ts';
import type { OfflineLimits } from '../policy/network-policy.ts';
import type { Entry } from '../record/entry.ts';
import type { Notes } from './notes.ts';

/** A span without the registry that is over; `forMs` by a clock that nobody sets. */
export interface Span {
  /** UTC milliseconds. */
  readonly endedAt: number;
  readonly forMs: number;
}

/** When a span ended (UTC ms), by its last entry; a span that a stop broke off is told of much later. */
export function endOfSpan({ since, forMs, recordedAt }: SpanEntry): number {
  return forMs === undefined ? recordedAt : since + forMs;
}

type SpanEntry = Pick<Extract<Entry, { kind: 'offline' }>, 'since' | 'forMs' | 'recordedAt'>;

/** The account of the time without the registry, kept in the journal. */
export interface OfflineLedger {
  /** Hears how the link is, whenever it may have changed. */
  link(link: Link): void;
  /** A check was attempted. */
  attempted(): void;
  /** Adds a span that was over before this start. */
  add(span: Span): void;
  state(): OfflineState;
}

interface Clocks {
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
}

type Down = Extract<Link, { kind: 'down' }>;

interface OpenSpan {
  readonly link: Down;
  readonly openedAt: number;
  /** What had passed of it before it was opened. */
  readonly headMs: number;
  readonly attempts: number;
}

export function keepLedger(
  notes: Notes,
  { now, clock }: Clocks,
  limits: OfflineLimits,
): OfflineLedger {
  const days: Days = new Map();
  let open: OpenSpan | undefined;
  const lengthOf = ({ openedAt, headMs }: OpenSpan) => Math.round(headMs + clock() - openedAt);

  function begin(link: Down): void {
    const { because, since } = link;
    open = { link, openedAt: clock(), headMs: Math.max(0, now() - since), attempts: 0 };
    notes.note({ kind: 'offline', phase: 'opened', because, since });
  }

  function end(span: OpenSpan): void {
    const { because, since } = span.link;
    const forMs = lengthOf(span);
    open = undefined;
    spread(days, { endedAt: now(), forMs });
    const { attempts } = span;
    notes.note({ kind: 'offline', phase: 'closed', because, since, forMs, attempts });
  }

  return {
    link(link) {
      if (link.kind === 'down' && !open) begin(link);
      if (link.kind === 'up' && open) end(open);
    },
    attempted: () => {
      if (open) open = { ...open, attempts: open.attempts + 1 };
    },
    add: (span) => {
      spread(days, span);
    },
    state() {
      const at = now();
      const all = new Map(days);
      if (open) spread(all, { endedAt: at, forMs: lengthOf(open) });
      return {
        openSince: open && beganAt(open.link.since, at - lengthOf(open)),
        attempts: open?.attempts ?? 0,
        todayMs: all.get(midnightOf(at)) ?? 0,
        monthMs: monthIn(all, at),
        spanLimitMs: limits.spanMs,
        monthLimitMs: limits.monthMs,
      };
    },
  };
}

/** Milliseconds without the registry, by the midnights of the days at the place of the desk. */
type Days = Map<number, number>;

/** A day that a wrong clock told of keeps what it was told, and is no other day's. */
function spread(days: Days, { endedAt, forMs }: Span): void {
  const beganAt = endedAt - forMs;
  for (let day = midnightOf(beganAt); day < endedAt;) {
    const next = midnightAfter(day);
    const part = Math.min(endedAt, next) - Math.max(beganAt, day);
    days.set(day, (days.get(day) ?? 0) + part);
    day = next;
  }
}

function monthIn(days: Days, at: number): number {
  const month = monthOf(at);
  const inMonth = [...days].filter(([day]) => monthOf(day) === month);
  return inMonth.reduce((sum, [, ms]) => sum + ms, 0);
}

/** When the span began, as the clock counts now: it may have been set since then. */
function beganAt(told: number, counted: number): number {
  return Math.abs(told - counted) > setByMs ? counted : told;
}

/** Less is the two clocks' own drift. */
const setByMs = 60_000;

/** The first midnight of the month at the place of the desk. */
export function monthOf(at: number): number {
  const day = new Date(midnightOf(at));
  return day.setDate(1);
}
