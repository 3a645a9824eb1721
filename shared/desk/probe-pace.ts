import type { Fault } from '../verify/registry.ts';

/** How often the way may be tried without any code. */
export interface Pace {
  mayTry(): boolean;
  /** Hears how a try ended. */
  tried(fault: Fault | undefined): void;
}

const longestRestMs = 15_000;

/**
 * A registry that is there and can't answer is left alone for longer each time, up to 15 s; one that
 * nobody reaches feels nothing of it and is tried at each look. `clock` never goes back.
 */
export function createPace(clock: () => number): Pace {
  let restUntil = -Infinity;
  let failures = 0;
  return {
    mayTry: () => clock() >= restUntil,
    tried(fault) {
      failures = fault ? failures + 1 : 0;
      const isFelt = fault !== undefined && fault.kind !== 'offline';
      restUntil = clock() + (isFelt ? Math.min(longestRestMs, 500 * 2 ** failures) : 0);
    },
  };
}
