/** A signal that surely comes. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** The work is done: takes the timer and the listeners away. The signal comes no more. */
  readonly clear: () => void;
}

/**
 * Aborts with a TimeoutError after `ms`, or before with the reason of the first of `others` that aborts;
 * without `ms` only they count. AbortSignal.timeout and AbortSignal.any are no substitute: Node 20 holds
 * a timeout that went into `any` only weakly, and once collected it never comes.
 */
export function deadline(ms: number | undefined, ...others: readonly AbortSignal[]): Deadline {
  const own = new AbortController();
  const heard = others.map((signal) => ({ signal, abort: () => end(signal.reason) }));
  const late = () => end(new DOMException('The deadline has passed', 'TimeoutError'));
  const timer = ms === undefined ? undefined : setTimeout(late, ms);

  function clear(): void {
    clearTimeout(timer);
    for (const { signal, abort } of heard) signal.removeEventListener('abort', abort);
  }

  function end(reason: unknown): void {
    clear();
    own.abort(reason);
  }

  for (const { signal, abort } of heard) signal.addEventListener('abort', abort, { once: true });
  const ended = heard.find(({ signal }) => signal.aborted);
  if (ended) ended.abort();
  return { signal: own.signal, clear };
}

/** Works within a deadline, which goes when the work is done. */
export async function withDeadline<Value>(
  ms: number | undefined,
  others: readonly AbortSignal[],
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const { signal, clear } = deadline(ms, ...others);
  try {
    return await work(signal);
  } finally {
    clear();
  }
}
