import type { CameraTrouble } from '../show/camera-view.ts';

/** Reads a rejection of `getUserMedia` (W3C Media Capture and Streams, 10.2). */
export function troubleOf(reason: unknown): CameraTrouble {
  const name = reason instanceof Error || reason instanceof DOMException ? reason.name : '';
  return troubles[name] ?? 'broken';
}

/** How many tries in a row have failed now. A camera that had worked is tried again soon, however often it had failed before. */
export function triesAfter(failedTries: number, hadWorked: boolean): number {
  return hadWorked ? 1 : failedTries + 1;
}

/** Until the next try: a camera that fails for long is not asked every second. A plugged one is asked at once. */
export function pauseMs(failedTries: number): number {
  return Math.min(1_000 * 2 ** (failedTries - 1), 15_000);
}

const troubles: Readonly<Record<string, CameraTrouble>> = {
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  AbortError: 'busy',
};
