import type { ForwardState } from '../../../shared/desk/forwarding.ts';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import { attempt } from '../journal/attempt.ts';
import { JournalError } from '../journal/errors.ts';
import type { Carrier, ForwardFault } from './carrier.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import type { Outgoing } from './outgoing.ts';
import { advanced, type Position, readPosition, standing, writePosition } from './position.ts';

/** Carries one journal's entries to one collector, a batch at a time. */
export interface Courier {
  /** Sends the next batch, if there is one. */
  round(signal: AbortSignal): Promise<Result<'sent' | 'idle', ForwardFault>>;
  state(): ForwardState;
  close(): void;
}

export interface CourierParts {
  /** The journal's. */
  readonly directory: string;
  /** The desk's id. */
  readonly desk: string;
  readonly carrier: Carrier;
  /** After how much quiet the newest entries are sent for the second time, in milliseconds. */
  readonly againAfterMs?: number;
  /** UTC milliseconds. */
  readonly now?: () => number;
}

export function createCourier(parts: CourierParts): Courier {
  const { directory, desk, carrier, againAfterMs = 60_000, now = Date.now } = parts;
  let position = readPosition(directory, carrier.to);
  let state: ForwardState = { behind: 0, since: undefined, because: undefined, rejected: 0 };
  let outbox: Outbox | undefined;
  let sentAt = now();

  const close = () => {
    outbox?.close();
    outbox = undefined;
  };
  const failing = (fault: ForwardFault) => {
    state = { ...state, because: fault.kind };
    return failed(fault);
  };
  const tell = (behind: number) => {
    state = { ...state, behind, since: behind > 0 ? (state.since ?? now()) : undefined };
  };
  const look = (): Due => {
    if (outbox?.isCurrent() !== true) close();
    outbox ??= openOutbox(directory);
    if (!outbox) throw new JournalError('JournalMissing');
    position = standing(position, outbox.leafAt);
    // The clock may be set back: a minute that passed either way is one.
    const due = dueOf(outbox, position, Math.abs(now() - sentAt) >= againAfterMs);
    tell(due.size - position.likely.number);
    return due;
  };
  return {
    state: () => state,
    close,
    async round(signal) {
      const due = attempt(look);
      if (!due.ok) {
        close();
        return failing({ kind: 'journal' });
      }
      const { batch, journal, size } = due.value;
      const last = batch.at(-1);
      const sent = last ? await carrier.send({ desk, journal }, batch, signal) : nothing;
      if (!sent.ok) return failing(sent.fault);
      state = { ...state, because: undefined, rejected: state.rejected + sent.value.rejected };
      if (!last) return succeeded('idle');
      sentAt = now();
      position = advanced(position, { number: last.number, leaf: last.leaf }, carrier.times);
      tell(size - position.likely.number);
      // On a full disk it stays in memory: the next start sends a little more than it needs to.
      attempt(() => writePosition(directory, position));
      return succeeded('sent');
    },
  };
}

/** What is to go next. */
interface Due {
  readonly size: number;
  readonly journal: string;
  /** Empty while everything is there. */
  readonly batch: readonly Outgoing[];
}

function dueOf(outbox: Outbox, { sure, likely }: Position, isQuiet: boolean): Due {
  const size = outbox.size();
  const isDue = size > likely.number || (likely.number > sure.number && isQuiet);
  const journal = outbox.leafAt(1)?.slice(0, 16) ?? '';
  return { size, journal, batch: isDue ? outbox.after(sure.number) : [] };
}

const nothing = succeeded({ rejected: 0 });
