import type { ForwardState } from '../../../shared/desk/forwarding.ts';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import { attempt } from '../journal/attempt.ts';
import { JournalError } from '../journal/errors.ts';
import type { Carrier, ForwardFault } from './carrier.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import type { OutgoingEntry, OutgoingHead } from './outgoing.ts';
import { advanced, type Position, readPosition, standing, writePosition } from './position.ts';

/** Carries one journal's entries to one collector, a batch at a time. */
export interface Courier {
  /** Sends the next batch, if there is one. */
  round(signal: AbortSignal): Promise<Result<'sent' | 'idle', ForwardFault>>;
  state(): ForwardState;
  close(): void;
}

/** What a courier carries, from where and how. */
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
  /** A checkpoint of so many entries is at the centre, and anchors them. */
  readonly onAnchored?: (size: number) => void;
}

/** A courier that goes on from the position that the directory keeps. */
export function createCourier(parts: CourierParts): Courier {
  const { directory, desk, carrier, againAfterMs = 60_000, now = Date.now, onAnchored } = parts;
  let position = readPosition(directory, carrier.to);
  let state: ForwardState = { behind: 0, since: undefined, because: undefined, rejected: 0 };
  let sentAt = now();
  let tried: Tried = { size: 0, times: 0 };
  const outbox = currentOutbox(directory);

  const failing = (fault: ForwardFault) => {
    state = { ...state, because: fault.kind };
    return failed(fault);
  };
  const look = (): Due => {
    const current = outbox.get();
    position = standing(position, current.leafAt);
    // The clock may be set back: a minute that passed either way is one.
    const isQuiet = Math.abs(now() - sentAt) >= againAfterMs;
    const due = dueOf(current, position, tried, isQuiet);
    state = withBehind(state, due.size - position.likely.number, now());
    return due;
  };
  const taken = ({ entries, head, size }: Due) => {
    sentAt = now();
    const last = entries.at(-1);
    if (last) position = advanced(position, last, carrier.times);
    if (head) tried = { size: head.size, times: tried.size === head.size ? tried.times + 1 : 1 };
    const isAnchored = head !== undefined && tried.times >= carrier.times;
    if (isAnchored) position = { ...position, head: head.size };
    state = withBehind(state, size - position.likely.number, sentAt);
    // On a full disk it stays in memory: the next start sends a little more than it needs to.
    attempt(() => writePosition(directory, position));
    if (isAnchored) onAnchored?.(head.size);
  };
  return {
    state: () => state,
    close: outbox.close,
    async round(signal) {
      const due = attempt(look);
      if (!due.ok) {
        outbox.close();
        return failing({ kind: 'journal' });
      }
      const { entries, head, journal } = due.value;
      const batch = head ? [...entries, head] : entries;
      const isIdle = batch.length === 0;
      const sent = isIdle ? nothing : await carrier.send({ desk, journal }, batch, signal);
      if (!sent.ok) return failing(sent.fault);
      state = { ...state, because: undefined, rejected: state.rejected + sent.value.rejected };
      if (!isIdle) taken(due.value);
      return succeeded(isIdle ? 'idle' : 'sent');
    },
  };
}

function withBehind(state: ForwardState, behind: number, at: number): ForwardState {
  return { ...state, behind, since: behind > 0 ? (state.since ?? at) : undefined };
}

/** The outbox of the journal that stands in a directory now: opened when it is asked for, and anew after another took its place. */
function currentOutbox(directory: string): { get(): Outbox; close(): void } {
  let outbox: Outbox | undefined;
  const close = () => {
    outbox?.close();
    outbox = undefined;
  };
  return {
    get: () => {
      if (outbox?.isCurrent() !== true) close();
      outbox ??= openOutbox(directory);
      if (!outbox) throw new JournalError('JournalMissing');
      return outbox;
    },
    close,
  };
}

/** How often a checkpoint was taken since this start. */
interface Tried {
  readonly size: number;
  readonly times: number;
}

/** What is to go next: nothing while everything is there. */
interface Due {
  readonly size: number;
  readonly journal: string;
  readonly entries: readonly OutgoingEntry[];
  readonly head: OutgoingHead | undefined;
}

function dueOf(outbox: Outbox, position: Position, tried: Tried, isQuiet: boolean): Due {
  const { sure, likely } = position;
  const size = outbox.size();
  const isDue = size > likely.number || (likely.number > sure.number && isQuiet);
  const journal = outbox.leafAt(1)?.slice(0, 16) ?? '';
  const entries = isDue ? outbox.after(sure.number) : [];
  // A head means something only to whoever has the entries below it.
  const reach = Math.max(likely.number, entries.at(-1)?.number ?? 0);
  const head = outbox.head();
  const isNew = head !== undefined && head.size > position.head && head.size <= reach;
  const isHeadDue = isNew && (head.size !== tried.size || entries.length > 0 || isQuiet);
  return { size, journal, entries, head: isHeadDue ? head : undefined };
}

const nothing = succeeded({ rejected: 0 });
