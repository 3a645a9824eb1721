import type { Fault } from '../../../shared/verify/registry.ts';

/** The fault of a question that its asker broke off: by the deadline, or because a newer scan took over. */
export function brokenOff(signal: AbortSignal, reached: Fault['reached']): Fault {
  const reason: unknown = signal.reason;
  const isLate = reason instanceof Error && reason.name === 'TimeoutError';
  return { kind: isLate ? 'timed-out' : 'answer-lost', reached };
}
