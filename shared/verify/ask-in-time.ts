import { failed } from '../lib/result.ts';
import { withDeadline } from './deadline.ts';
import type { Asked, Question, Registry } from './registry.ts';

export interface Patience {
  /** The whole question, in milliseconds; the caller sees 'timed-out' after it. */
  readonly wholeMs: number;
  /** How long to wait before the one safe repetition, in milliseconds. */
  readonly retryAfterMs: number;
}

/** Resolves after `ms`, or at once when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** What became of a question. */
export interface AskedInTime {
  readonly asked: Asked;
  /** An earlier try perhaps reached the registry: a "no" may be the echo of that one. */
  readonly mayEcho: boolean;
}

/**
 * Asks within a deadline. A question that surely never left ('no') is put a second time, once; so is one
 * whose answer was lost, where the registry answers the same request id only once. A code may be
 * single-use, and nobody may ask twice on the citizen's behalf.
 */
export function askInTime(
  registry: Registry,
  question: Question,
  patience: Patience,
  wait: Wait,
  signal: AbortSignal,
): Promise<AskedInTime> {
  return withDeadline(patience.wholeMs, [signal], async (inTime) => {
    const first = await registry.ask(question, inTime);
    const alone = { asked: first, mayEcho: false };
    if (!mayRepeat(first, registry) || isOver(inTime)) return alone;
    await wait(patience.retryAfterMs, inTime);
    if (isOver(inTime)) return alone;
    const second = await registry.ask(question, inTime);
    return isNews(second, first) ? together(first, second) : alone;
  });
}

/** The second word counts; what the first try may have done to the code stays done. */
function together(first: Asked, second: Asked): AskedInTime {
  const mayEcho = !first.ok && first.fault.reached === 'perhaps';
  if (second.ok || !mayEcho) return { asked: second, mayEcho };
  return { asked: failed({ ...second.fault, reached: 'perhaps' }), mayEcho };
}

/** Asked anew each time: an abort may come while we wait. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function mayRepeat(asked: Asked, { replays = false }: Registry): boolean {
  if (asked.ok) return false;
  const { kind, reached } = asked.fault;
  if (reached === 'no') return kind === 'offline';
  const isLost = kind === 'answer-lost' || kind === 'timed-out';
  return replays && reached === 'perhaps' && isLost;
}

/** A second question that was not put says nothing of the first, which perhaps was. */
function isNews(second: Asked, first: Asked): boolean {
  if (second.ok || second.fault.reached !== 'no') return true;
  const wasUnsent = !first.ok && first.fault.reached === 'no';
  return wasUnsent && second.fault.kind !== 'known-down';
}
