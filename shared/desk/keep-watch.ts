import type { DeskState, Link, OfflineState } from '../contract/contract.ts';
import { never } from '../lib/never.ts';
import type { OfflineLimits } from '../policy/network-policy.ts';
import type { Stand } from '../record/entry.ts';
import type { Journal } from '../record/journal.ts';
import type { Wait } from '../verify/ask-in-time.ts';
import type { Breaker } from '../verify/breaker.ts';
import type { Registry } from '../verify/registry.ts';
import type { Signal, Signals } from '../verify/signals.ts';
import { takeUpSpans } from './earlier-spans.ts';
import { keepNotes } from './notes.ts';
import { keepLedger } from './offline.ts';
import { watchClock, type WatchedClock } from './watch-clock.ts';
import { watchLink, type WatchedLink } from './watch-link.ts';

export interface WatchPorts {
  readonly registry: Registry;
  readonly journal: Journal;
  readonly stand: Stand;
  readonly breaker: Breaker;
  readonly signals: Signals;
  readonly limits: OfflineLimits;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  readonly wait: Wait;
  /** Ends the watch. */
  readonly over: AbortSignal;
  /** Hears what the watch could not do, for the program's log. */
  readonly onBug: (error: unknown) => void;
}

/** The desk's eye on its registry: the way to it, its clock, and the time without it. */
export interface Watch {
  /** Guarded: not asked while the way is known to be down. */
  readonly registry: Registry;
  state(): Pick<DeskState, 'link' | 'clock' | 'offline'>;
  skewMs(): number | undefined;
  attempted(): void;
  /** A visitor may be coming. */
  warm(): void;
}

const lookEveryMs = 1_000;

/**
 * Begins at the first look at the state: a desk that nobody looks at, as on the command line, asks
 * nothing by itself and leaves nothing behind.
 */
export function keepWatch(ports: WatchPorts): Watch {
  const { registry, journal, signals, over, onBug } = ports;
  const notes = keepNotes(journal, () => ports.stand);
  const ledger = keepLedger(notes, ports, ports.limits);
  const clock = watchClock(notes, ports);
  let wasUp = false;
  const watched = watchLink(ports, (link) => {
    ledger.link(link);
    // The connection that stood ready fell with the way.
    if (link.kind === 'up' && !wasUp) registry.warm?.();
    wasUp = link.kind === 'up';
  });
  // The clock is heard of in any case: the one check of the command line tells how wrong it is, too.
  signals.listen((signal) => hear(signal, watched, clock));

  async function watch(): Promise<void> {
    watched.begin();
    takeUp();
    registry.warm?.();
    while (!over.aborted) {
      if (clock.hasJumped()) measureAnew(watched, clock);
      clock.tell();
      notes.flush();
      watched.look();
      await ports.wait(lookEveryMs, over);
    }
  }

  /** One altered entry must not leave the desk without its eye: the account then begins anew. */
  function takeUp(): void {
    try {
      takeUpSpans(journal, ports.now(), notes, ledger);
    } catch (error) {
      onBug(error);
    }
  }

  let watching: Promise<void> | undefined;
  return {
    registry: watched.registry,
    state() {
      watching ??= watch().catch(onBug);
      const offline = ledger.state();
      const link = sinceBy(offline, watched.link());
      return { link, clock: { skewMs: clock.skewMs() }, offline };
    },
    skewMs: () => clock.skewMs(),
    attempted: () => ledger.attempted(),
    warm: () => {
      if (watched.link().kind !== 'down') registry.warm?.();
    },
  };
}

/** The link is down for as long as the account says, whatever the clock was set to meanwhile. */
function sinceBy({ openSince }: OfflineState, link: Link): Link {
  return link.kind === 'down' && openSince !== undefined ? { ...link, since: openSince } : link;
}

function hear(signal: Signal, link: WatchedLink, clock: WatchedClock): void {
  switch (signal.kind) {
    case 'dated':
      clock.hear(signal);
      return;
    case 'resumed':
      measureAnew(link, clock);
      return;
    case 'network-changed':
      link.probe();
      return;
    case 'way-lost':
      link.lost();
      return;
    default:
      never(signal);
  }
}

/** The clock was set, or the machine slept: the way and the skew are measured again. */
function measureAnew(link: WatchedLink, clock: WatchedClock): void {
  clock.forget();
  link.probe();
}
