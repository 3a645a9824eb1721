import type { Running } from '../contract/journal.ts';

/** Tells how far the work is. */
export type Tell = (done: number, total: number) => void;

/** Work that takes longer than a page should wait for: it is looked at from time to time. */
export interface LongWork<Idle, Ended> {
  readonly state: () => Idle | Running | Ended;
  /** Begins unless it is under way; `run` resolves with what came of it. */
  readonly start: (
    run: (tell: Tell, signal: AbortSignal) => Promise<Ended>,
  ) => Idle | Running | Ended;
  readonly cancel: () => void;
}

/** A run that rejects is a bug: it ends as `broken`, and the rejection goes to `onBug`. */
export function createLongWork<Idle, Ended>(
  idle: Idle,
  broken: Ended,
  onBug: (error: unknown) => void,
): LongWork<Idle, Ended> {
  let state: Idle | Running | Ended = idle;
  let running: AbortController | undefined;
  return {
    state: () => state,
    start: (run) => {
      if (running) return state;
      const work = new AbortController();
      running = work;
      const end = (ended: Ended) => {
        state = ended;
        running = undefined;
      };
      state = { kind: 'running', done: 0, total: 0 };
      const tell: Tell = (done, total) => {
        if (running === work) state = { kind: 'running', done, total };
      };
      run(tell, work.signal).then(end, (error: unknown) => {
        end(broken);
        onBug(error);
      });
      return state;
    },
    cancel: () => running?.abort(),
  };
}
