import type { Link, OfflineState } from '../contract/contract.ts';
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
  let spans: readonly Span[] = [];
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
    spans = [...spans, { endedAt: now(), forMs }];
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
      spans = [...spans, span];
    },
    state() {
      const at = now();
      const all = open ? [...spans, { endedAt: at, forMs: lengthOf(open) }] : spans;
      spans = spans.filter(({ endedAt }) => endedAt >= monthOf(at));
      return {
        openSince: open?.link.since,
        attempts: open?.attempts ?? 0,
        todayMs: since(dayOf(at), all),
        monthMs: since(monthOf(at), all),
        spanLimitMs: limits.spanMs,
        monthLimitMs: limits.monthMs,
      };
    },
  };
}

function since(start: number, spans: readonly Span[]): number {
  const parts = spans.map(({ endedAt, forMs }) => endedAt - Math.max(start, endedAt - forMs));
  return parts.reduce((sum, part) => sum + Math.max(0, part), 0);
}

/** Midnight at the place of the desk. */
function dayOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** The first midnight of the month at the place of the desk. */
export function monthOf(at: number): number {
  const day = new Date(dayOf(at));
  return day.setDate(1);
}
