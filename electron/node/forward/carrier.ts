import type { ForwardTrouble } from '../../../shared/desk/forwarding.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { Origin, Outgoing } from './outgoing.ts';

/** Why a batch is not known to be at the centre. */
export interface ForwardFault {
  readonly kind: ForwardTrouble;
  /** The collector's own wish, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** What the collector took. */
export interface Delivered {
  /** How many it refused for good, as OTLP allows it to; 0 with syslog. */
  readonly rejected: number;
}

/** A way to the centre. */
export interface Carrier {
  /** Where to, as it may stand in a file: another place begins from the first entry. */
  readonly to: string;
  /** How many times an entry must have been taken before it counts as kept there. */
  readonly times: 1 | 2;
  /** Sends entries in order; succeeds only when the collector has confirmed the whole batch. */
  send(
    origin: Origin,
    batch: readonly Outgoing[],
    signal: AbortSignal,
  ): Promise<Result<Delivered, ForwardFault>>;
}
