import type { Source } from '../../shared/capture/capture.ts';
import type { Timings } from '../../shared/policy/policy.ts';
import type { Served } from '../../shared/desk/serve.ts';
import type { LooksLike } from '../../shared/identify/identified.ts';
import type { Outcome, Verdict } from '../../shared/verdict/verdict.ts';
import { never } from '../../shared/lib/never.ts';
import { aged, beginRetry, type Retry } from './retry.ts';

/** A word in passing, shown over the camera's picture and gone by itself. */
export type Hint =
  | {
      readonly kind: 'foreign';
      readonly looksLike: LooksLike;
      /** Number of the journal's entry about it. */
      readonly number: number | undefined;
    }
  | { readonly kind: 'repeated'; readonly agoMs: number }
  | { readonly kind: 'no-code-in-file' };

/** What the desk shows. The code itself is never here: its text is personal data. */
export type View =
  | { readonly kind: 'waiting'; readonly hint: Passing | undefined }
  | {
      readonly kind: 'checking';
      readonly check: number;
      readonly source: Source;
      readonly attempt: number;
      readonly since: number;
      readonly elapsedMs: number;
    }
  | Showing
  | { readonly kind: 'broken'; readonly incident: string };

export interface Passing {
  readonly hint: Hint;
  readonly at: number;
}

export interface Showing {
  readonly kind: 'showing';
  /** The page's number of the check that this is the answer to. */
  readonly check: number;
  readonly verdict: Verdict;
  readonly served: Served;
  readonly source: Source;
  /** Time on the screen without the pauses. */
  readonly elapsedMs: number;
  /** When `elapsedMs` was last counted. */
  readonly countedAt: number;
  readonly paused: boolean;
  /** Details of the document have left the screen; they don't come back. */
  readonly cleared: boolean;
  /** Set when the same code may be asked about again: the question surely was not sent. */
  readonly retry: Retry | undefined;
}

/** All `at` are milliseconds of one clock that never goes back. */
export type DeskEvent =
  | {
      readonly kind: 'captured';
      readonly check: number;
      readonly source: Source;
      /** 1 for a scan, one more each time the same capture is served again. */
      readonly attempt: number;
      readonly at: number;
    }
  | {
      readonly kind: 'served';
      readonly check: number;
      readonly source: Source;
      readonly served: Served;
      /** Until when the code may live, where the question surely was not sent. */
      readonly retryUntil?: number | undefined;
      readonly at: number;
    }
  /** A capture that was no document's code has been recorded. */
  | {
      readonly kind: 'passed';
      readonly check: number;
      readonly source: Source;
      readonly served: Served;
      readonly at: number;
    }
  | { readonly kind: 'failed'; readonly check: number; readonly incident: string }
  | { readonly kind: 'noticed'; readonly hint: Hint; readonly at: number }
  | { readonly kind: 'paused'; readonly at: number }
  | { readonly kind: 'ticked'; readonly at: number }
  | { readonly kind: 'dismissed' };

export type ShowTimings = Pick<Timings, 'personalMs' | 'closeMs'>;

export const waiting: View = { kind: 'waiting', hint: undefined };

/** How long a hint stays; that a code is still in view is told anew every second while it is. */
const hintMs = { foreign: 8_000, repeated: 2_000, 'no-code-in-file': 8_000 };

/**
 * The table of lawful moves. The newest scan wins: a capture is taken in every state, and the answer
 * to a check that it replaced is not shown.
 */
export function next(view: View, event: DeskEvent, timings: ShowTimings): View {
  switch (event.kind) {
    case 'captured':
      return {
        kind: 'checking',
        check: event.check,
        source: event.source,
        attempt: event.attempt,
        since: event.at,
        elapsedMs: 0,
      };
    case 'served':
      return view.kind === 'checking' && view.check === event.check
        ? show(event, view.attempt)
        : view;
    case 'passed':
      return pass(view, event);
    case 'failed':
      return view.kind === 'checking' && view.check === event.check
        ? { kind: 'broken', incident: event.incident }
        : view;
    case 'noticed':
      return noticed(view, event);
    case 'paused':
      return view.kind === 'showing' ? pause(view, event.at) : view;
    case 'ticked':
      return tick(view, event.at, timings);
    case 'dismissed':
      // A check under way ends by its answer; it can't be waved away.
      return view.kind === 'checking' ? view : waiting;
    default:
      return never(event);
  }
}

/** Green and blue close by themselves; red, amber and grey wait for the administrator. */
export function closesByItself(kind: Verdict['kind']): boolean {
  return kind === 'valid' || kind === 'stale';
}

/** Whether time changes what is shown. */
export function isCounting(view: View): boolean {
  if (view.kind === 'waiting') return view.hint !== undefined;
  return view.kind === 'checking' || (view.kind === 'showing' && !view.paused);
}

type Came = Extract<DeskEvent, { kind: 'served' | 'passed' }>;

function show(event: Came, attempt = 1): View {
  const { check, source, served, at } = event;
  const { outcome, entry } = served;
  if (outcome.kind === 'foreign') {
    const { looksLike } = outcome;
    return {
      kind: 'waiting',
      hint: { hint: { kind: 'foreign', looksLike, number: entry?.number }, at },
    };
  }
  return {
    kind: 'showing',
    check,
    verdict: entry ? outcome : unrecorded(outcome),
    served,
    source,
    elapsedMs: 0,
    countedAt: at,
    paused: false,
    cleared: false,
    retry: retryOf(event, attempt),
  };
}

/** SECURITY: nothing is asked twice unless the journal says that the first question was not sent. */
function retryOf(event: Came, attempt: number): Retry | undefined {
  if (event.kind === 'passed' || event.served.entry?.asking !== 'not-sent') return undefined;
  return beginRetry(event.retryUntil, attempt, event.at);
}

/** SECURITY: no green, and no other judgement, without an entry in the journal. */
function unrecorded(outcome: Exclude<Outcome, { kind: 'foreign' }>): Verdict {
  return outcome.kind === 'unchecked' ? outcome : { kind: 'unchecked', because: 'journal' };
}

/**
 * A code that is not ours breaks off no check. Read on purpose it takes a verdict away, like every newer scan;
 * a poster that merely stands in the camera's view does not.
 */
function pass(view: View, event: Extract<DeskEvent, { kind: 'passed' }>): View {
  if (view.kind === 'checking' || view.kind === 'broken') return view;
  if (view.kind === 'showing' && event.source === 'camera') return view;
  return show(event);
}

/** A verdict never stays over the next visitor's code that could not be taken. */
function noticed(view: View, event: Extract<DeskEvent, { kind: 'noticed' }>): View {
  if (view.kind === 'waiting') return notice(view.hint, event);
  const isNewer = view.kind === 'showing' && event.hint.kind !== 'repeated';
  return isNewer ? { kind: 'waiting', hint: event } : view;
}

function notice(living: Passing | undefined, event: Passing): View {
  if (event.hint.kind !== 'repeated' || !living) return { kind: 'waiting', hint: event };
  // The camera still sees the code that the hint is about: the hint stays.
  const hint = living.hint.kind === 'repeated' ? event.hint : living.hint;
  return { kind: 'waiting', hint: { hint, at: event.at } };
}

/** Grey has nothing to hold: no details, and the code's own time can't be stopped. */
function pause(view: Showing, at: number): Showing {
  if (view.verdict.kind === 'unchecked') return view;
  const elapsedMs = view.paused ? view.elapsedMs : view.elapsedMs + since(view.countedAt, at);
  return { ...view, elapsedMs, countedAt: at, paused: !view.paused };
}

function tick(view: View, at: number, timings: ShowTimings): View {
  switch (view.kind) {
    case 'waiting':
      return view.hint && since(view.hint.at, at) >= hintMs[view.hint.hint.kind] ? waiting : view;
    case 'checking':
      return { ...view, elapsedMs: since(view.since, at) };
    case 'showing':
      return view.paused ? view : count(view, at, timings);
    case 'broken':
      return view;
    default:
      return never(view);
  }
}

function count(view: Showing, at: number, timings: ShowTimings): View {
  const elapsedMs = view.elapsedMs + since(view.countedAt, at);
  if (closesByItself(view.verdict.kind) && elapsedMs >= timings.closeMs) return waiting;
  const cleared = view.cleared || elapsedMs >= timings.personalMs;
  const served = cleared ? withoutCard(view.served) : view.served;
  return { ...view, elapsedMs, countedAt: at, cleared, served, retry: aged(view.retry, at) };
}

/** SECURITY: what has left the screen leaves the memory too. */
function withoutCard(served: Served): Served {
  return served.card ? { ...served, card: { lines: [] } } : served;
}

function since(from: number, to: number): number {
  return Math.max(0, to - from);
}
