/** What waiting for silence goes by. */
export interface SilenceSources {
  /** Monotonic milliseconds, on the scale of the keys' own times. */
  readonly clock: () => number;
  /** Resolves once nothing that the keys come through is behind. */
  readonly pulse: () => Promise<unknown>;
}

/**
 * Waits until no key can come any more that was pressed before a moment. Keys are stamped by the system and may be held
 * up behind a busy page, a busy program or a busy PC: a timer alone would cut a scan in two.
 */
export interface KeySilence {
  /** A key was taken just now that was pressed at `at`. */
  key(at: number): void;
  /** Waits for the silence at `until`; what was waited for before is forgotten. */
  expect(until: number): void;
  stop(): void;
}

/** Less is not late: the slack of timers. */
const lateMs = 20;
/** How long a key takes from the program into the page. */
const settleMs = 8;
/** What was held up may be so for as long again, but no longer. */
const graceMs = 500;
/** A PC that is busy without end: then silence is believed nevertheless. */
const longestMs = 3_000;

/** @param onSilent told the moment that was waited for. */
export function createKeySilence(
  sources: SilenceSources,
  onSilent: (until: number) => void,
): KeySilence {
  const { clock } = sources;
  let lagMs = 0;
  let waiting = new AbortController();
  const stop = () => {
    waiting.abort();
  };
  return {
    key(at) {
      lagMs = Math.max(0, clock() - at);
    },
    expect(until) {
      stop();
      waiting = new AbortController();
      const { signal } = waiting;
      // The keys after one that came late are as late.
      void untilSure(sources, until + lagMs, signal).then(() => {
        if (!signal.aborted) onSilent(until);
      });
    },
    stop,
  };
}

/** Looks again and again, until all that keys come through was on time once. */
async function untilSure(
  { clock, pulse }: SilenceSources,
  until: number,
  signal: AbortSignal,
): Promise<void> {
  const dueAt = Math.max(clock(), until);
  let from = dueAt;
  const isLate = () => clock() - from > lateMs;
  await pause(dueAt - clock(), signal);
  for (let isSure = false; !isSure && !signal.aborted;) {
    // Whoever can't answer at all will take no scan either.
    await Promise.race([pulse().catch(() => undefined), pause(graceMs, signal)]);
    const wasLate = isLate();
    const ms = wasLate ? Math.min(graceMs, clock() - from) : settleMs;
    from = clock() + ms;
    await pause(ms, signal);
    isSure = (!wasLate && !isLate()) || clock() - dueAt > longestMs;
  }
}

/** Never ends once it is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
}
