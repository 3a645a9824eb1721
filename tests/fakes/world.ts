import { createBreaker } from '../../electron/node/network/breaker.ts';
import type { DeskPorts } from '../../shared/desk/desk.ts';
import { createSignals, type Signals } from '../../shared/verify/signals.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import { fakeJournal, type FakeJournal } from './journal.ts';

/** A desk's surroundings whose time passes only by hand. */
export interface FakeWorld {
  readonly ports: DeskPorts;
  readonly journal: FakeJournal;
  readonly signals: Signals;
  /** UTC milliseconds. */
  now(): number;
  /** Lets time pass, and everything happen that waited for it. */
  pass(ms: number): Promise<void>;
  /** Somebody sets this machine's clock. */
  setClockBy(ms: number): void;
  /** What the desk told of its own failures. */
  readonly bugs: readonly unknown[];
  /** Ends what runs by itself. */
  end(): void;
}

interface Waiting {
  readonly until: number;
  readonly go: () => void;
}

/** A world that begins at `start` (UTC ms) with a journal in memory, or with the one of an earlier world. */
export function fakeWorld(registry: Registry, start: number, earlier?: FakeJournal): FakeWorld {
  const over = new AbortController();
  const signals = createSignals();
  const bugs: unknown[] = [];
  let passed = 0;
  let set = 0;
  let waiting: readonly Waiting[] = [];
  const now = () => start + passed + set;
  const journal = earlier ?? fakeJournal(now);
  let requests = 0;

  /** Everything that is due goes on, and what comes of it is waited for. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  }

  return {
    journal,
    signals,
    bugs,
    now,
    async pass(ms) {
      const end = passed + ms;
      await settle();
      for (;;) {
        const next = Math.min(end, ...waiting.map(({ until }) => until));
        passed = Math.max(passed, next);
        const due = waiting.filter(({ until }) => until <= passed);
        waiting = waiting.filter(({ until }) => until > passed);
        for (const { go } of due) go();
        await settle();
        if (due.length === 0) return;
      }
    },
    setClockBy: (ms) => {
      set += ms;
    },
    end: () => {
      over.abort();
      for (const { go } of waiting) go();
    },
    ports: {
      registry,
      journal,
      signals,
      stand: { desk: 'desk-4', operator: 'o.koval', mode: 'live' },
      services: ['Субсидія'],
      patience: { wholeMs: 1_000, retryAfterMs: 300 },
      capture: { rebuildBookCodes: false },
      repeatMs: 180_000,
      limits: { spanMs: 129_600_000, monthMs: 604_800_000 },
      breaker: createBreaker(6_000),
      over: over.signal,
      onBug: (error) => bugs.push(error),
      now,
      clock: () => passed,
      wait: (ms, signal) =>
        new Promise((resolve) => {
          waiting = [...waiting, { until: passed + ms, go: resolve }];
          signal.addEventListener('abort', () => resolve(), { once: true });
        }),
      newRequestId: () => `00000000-0000-4000-8000-${String((requests += 1)).padStart(12, '0')}`,
      digest: (code) =>
        code.kind === 'link' ? `digest-of-${code.otp}` : `digest-of-${code.digits}`,
    },
  };
}
