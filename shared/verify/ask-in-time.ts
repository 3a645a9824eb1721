import type { Asked, Question, Registry } from './registry.ts';

export interface Patience {
  /** The whole question, in milliseconds; the caller sees 'timed-out' after it. */
  readonly wholeMs: number;
  /** How long to wait before the one safe retry, in milliseconds. */
  readonly retryAfterMs: number;
}

/** Resolves after `ms`, or at once when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * Asks within a deadline. Only a question that surely never left ('no') is put a second time, once:
 * a code may be single-use, and nobody may ask twice on the citizen's behalf.
 */
export async function askInTime(
  registry: Registry,
  question: Question,
  patience: Patience,
  wait: Wait,
  signal: AbortSignal,
): Promise<Asked> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(patience.wholeMs)]);
  const first = await registry.ask(question, inTime);
  if (!mayRepeat(first) || isOver(inTime)) return first;
  await wait(patience.retryAfterMs, inTime);
  return isOver(inTime) ? first : registry.ask(question, inTime);
}

/** Asked anew each time: an abort may come while we wait. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function mayRepeat(asked: Asked): boolean {
  return !asked.ok && asked.fault.kind === 'offline' && asked.fault.reached === 'no';
}
