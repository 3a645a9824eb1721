import type { Link } from '../contract/contract.ts';
import { failed } from '../lib/result.ts';
import type { Breaker, Exchange } from '../verify/breaker.ts';
import { withDeadline } from '../verify/deadline.ts';
import type { Asked, DownBecause, Fault, Registry } from '../verify/registry.ts';
import { createPace } from './probe-pace.ts';

export interface LinkPorts {
  readonly registry: Registry;
  readonly breaker: Breaker;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** Hears what went wrong in the watch itself, for the program's log. */
  readonly onBug: (error: unknown) => void;
}

/** What is known of the way to the registry, and who guards it. */
export interface WatchedLink {
  /** The same registry; once the watch has begun, not asked while the way is known to be down. */
  readonly registry: Registry;
  readonly link: () => Link;
  /** From now on the way is tried, and told; before, nothing happens by itself. */
  readonly begin: () => void;
  /** Tries the way without any code, when it is not known to stand: at most as often as is fit. */
  readonly look: () => void;
  /** Tries the way without any code, now: something tells that it may have changed. */
  readonly probe: () => void;
  /** A connection could not be made; nobody was asked over it. */
  readonly lost: () => void;
}

const probeForMs = 2_000;
/** What a connection that could not be made says of the way. */
const fell: Exchange = { kind: 'failed', because: 'offline' };

/** `changed` hears each new state of the link, once the watch has begun. */
export function watchLink(ports: LinkPorts, changed: (link: Link) => void): WatchedLink {
  const { registry, breaker, now, clock, onBug } = ports;
  const line = createLine(ports);
  const pace = createPace(clock);
  let isWatching = false;
  let probing: Promise<void> | undefined;

  async function hear(exchange: Exchange, beganAt: number): Promise<void> {
    line.note(exchange, beganAt, await breaker.tell(exchange));
    if (isWatching) changed(line.link());
  }

  function probe(): void {
    const rest = () => (probing = undefined);
    if (isWatching) probing ??= tryWay().catch(onBug).finally(rest);
  }

  /** One failure is no news yet: the way is tried once more, and then the breaker knows. */
  async function tryWay(): Promise<void> {
    for (;;) {
      const [beganAt, startedAt] = [now(), clock()];
      const stands = await withDeadline(probeForMs, [], registry.probe);
      pace.tried(stands.ok ? undefined : stands.fault);
      const exchange = exchangeOf(stands, clock() - startedAt, breaker.isOpen());
      if (!exchange) return;
      await hear(exchange, beganAt);
      if (exchange.kind === 'answered' || breaker.isOpen()) return;
    }
  }

  const ask: Registry['ask'] = async (question, signal) => {
    const down = isWatching ? knownDown(line.link()) : undefined;
    if (down) return down;
    const [beganAt, startedAt] = [now(), clock()];
    const asked = await registry.ask(question, signal);
    const exchange = exchangeOfAsked(asked, signal, clock() - startedAt);
    // No check loses its answer to the account of the link.
    if (exchange) await hear(exchange, beganAt).catch(onBug);
    return asked;
  };

  return {
    registry: { ...registry, ask },
    link: () => line.link(),
    begin: () => {
      isWatching = true;
    },
    look: () => {
      if (!line.isSure() && pace.mayTry()) probe();
    },
    probe,
    lost: () => {
      if (isWatching) hear(fell, now()).then(probe, onBug);
    },
  };
}

interface Line {
  note(exchange: Exchange, beganAt: number, because: DownBecause | undefined): void;
  link(): Link;
  /** Whether the last exchange went well. */
  isSure(): boolean;
}

const counted = 20;

/** What the exchanges so far say of the link. */
function createLine({ breaker, now }: LinkPorts): Line {
  let link: Link = { kind: 'unknown' };
  let latencies: readonly number[] = [];
  let lastAt: number | undefined;
  let failingSince: number | undefined;
  return {
    note(exchange, beganAt, because) {
      if (exchange.kind === 'answered') {
        lastAt = now();
        latencies = [...latencies, exchange.tookMs].slice(-counted);
      }
      if (because === undefined) {
        failingSince = undefined;
        link = { kind: 'up', latencyMs: middle(latencies), at: lastAt ?? now() };
        return;
      }
      failingSince ??= beganAt;
      if (!breaker.isOpen()) return;
      const since = link.kind === 'down' ? link.since : failingSince;
      link = { kind: 'down', because, lastAt, since };
    },
    link: () => link,
    isSure: () => link.kind === 'up' && failingSince === undefined,
  };
}

function knownDown(link: Link): Asked | undefined {
  if (link.kind !== 'down') return undefined;
  return failed({ kind: 'known-down', reached: 'no', since: link.since });
}

/** A check that we broke off ourselves tells nothing of the link. */
function exchangeOfAsked(asked: Asked, signal: AbortSignal, tookMs: number): Exchange | undefined {
  const isOurs = !asked.ok && signal.aborted && asked.fault.kind !== 'timed-out';
  return isOurs ? undefined : exchangeOf(asked, tookMs, false);
}

/** What an exchange says of the way; nothing, where our own credentials or a code ended it. */
function exchangeOf(
  asked: { readonly ok: true } | { readonly ok: false; readonly fault: Fault },
  tookMs: number,
  isRefusalNews: boolean,
): Exchange | undefined {
  if (asked.ok) return { kind: 'answered', tookMs };
  const { kind, reached } = asked.fault;
  if (kind === 'barcode-only' || kind === 'known-down') return undefined;
  if (kind !== 'not-admitted') return { kind: 'failed', because: kind };
  // Who turns us away is there; that we have no credentials to show says nothing.
  return reached === 'refused' || isRefusalNews ? { kind: 'answered', tookMs } : undefined;
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
