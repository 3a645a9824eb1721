import type { HeardScan } from '../../../shared/contract/contract.ts';

/** A line of scans between the devices and the one page that polls for them. */
export interface Hearing {
  hear(scan: HeardScan): void;
  next(): Promise<HeardScan>;
  close(): void;
}

/** As long as the page may wait for one answer. */
const pollMs = 25_000;
/** Scans that nobody polled for: a page that starts anew must not show an earlier visitor's. */
const freshMs = 3_000;
const longestQueue = 8;

const nothing: HeardScan = { kind: 'nothing' };

/** `clock` in milliseconds. A new poll ends the one before it: its page may be gone. */
export function createHearing(clock: () => number, waitMs = pollMs): Hearing {
  let queue: { readonly scan: HeardScan; readonly at: number }[] = [];
  let answer: ((scan: HeardScan) => void) | undefined;
  return {
    hear(scan) {
      if (answer) answer(scan);
      else queue = [...queue, { scan, at: clock() }].slice(-longestQueue);
    },
    next() {
      answer?.(nothing);
      queue = queue.filter(({ at }) => clock() - at <= freshMs);
      const waiting = queue.shift();
      if (waiting) return Promise.resolve(waiting.scan);
      return new Promise((resolve) => {
        const timer = setTimeout(() => answer?.(nothing), waitMs);
        answer = (scan) => {
          answer = undefined;
          clearTimeout(timer);
          resolve(scan);
        };
      });
    },
    close: () => answer?.(nothing),
  };
}
