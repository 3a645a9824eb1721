import type { ForwardState } from '../../../shared/desk/forwarding.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { wait } from '../../../shared/lib/wait.ts';
import type { ForwardFault } from './carrier.ts';
import { createCourier, type CourierParts } from './courier.ts';

/** The entries of one journal on their way to the centre. */
export interface Forwarding {
  state(): ForwardState;
  /** Breaks off what is under way; the next start sends it again. */
  close(): Promise<void>;
}

export interface ForwardingParts extends CourierParts {
  /** How often a journal without news is looked at, in milliseconds. */
  readonly lookEveryMs?: number;
  /** The pause after the first failure, which doubles, and the longest, in milliseconds. */
  readonly pausesMs?: readonly [first: number, longest: number];
  /** Told of a bug, which ends the forwarding and never the desk. */
  readonly onBug: (error: unknown) => void;
}

/**
 * Sends a journal's entries to a collector for as long as the desk runs: in order, each at least once, one
 * batch at a time, from where the last confirmed one ended. Nobody waits for it.
 */
export function startForwarding(parts: ForwardingParts): Forwarding {
  const { lookEveryMs = 5_000, pausesMs = [1_000, 300_000], onBug } = parts;
  const stop = new AbortController();
  const courier = createCourier(parts);
  const run = async () => {
    for (let failures = 0; !stop.signal.aborted;) {
      const went = await courier.round(stop.signal);
      failures = went.ok ? 0 : failures + 1;
      await wait(pauseAfter(went, failures, lookEveryMs, pausesMs), stop.signal);
    }
  };
  const running = run().catch(onBug);
  return {
    state: courier.state,
    close: async () => {
      stop.abort();
      // At once: whoever writes the journal is about to close it, and wants to be the last.
      courier.close();
      await running;
    },
  };
}

/** Jittered after a failure: five thousand desks must not come back at the same moment. */
function pauseAfter(
  went: Result<'sent' | 'idle', ForwardFault>,
  failures: number,
  lookEveryMs: number,
  [firstMs, longestMs]: readonly [number, number],
): number {
  if (went.ok) return went.value === 'sent' ? 0 : lookEveryMs;
  const doubledMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return Math.max(doubledMs * (0.5 + Math.random() / 2), went.fault.retryAfterMs ?? 0);
}
