import type { Signal } from '../verify/signals.ts';
import { createSkewMeter } from '../verify/skew.ts';
import type { Notes } from './notes.ts';

/** What is known of this machine's clock. */
export interface WatchedClock {
  /** How far it is ahead of the registry's, milliseconds; undefined when not known. */
  skewMs(): number | undefined;
  /** An answer of the registry told the time. */
  hear(dated: Extract<Signal, { kind: 'dated' }>): void;
  /** Whether it was set, or the machine slept, since the last look: what was measured holds no longer. */
  hasJumped(): boolean;
  forget(): void;
  /** Tells the journal when the skew has changed by a minute or more. */
  tell(): void;
}

interface Clocks {
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
}

/** More than a clock drifts between two looks. */
const jumpMs = 2_000;
/** A change that the journal keeps. */
const tellMs = 60_000;

export function watchClock(notes: Notes, { now, clock }: Clocks): WatchedClock {
  const meter = createSkewMeter();
  const offset = () => now() - clock();
  let lastOffset = offset();
  let toldMs = 0;
  const isSteady = () => Math.abs(offset() - lastOffset) <= jumpMs;
  // Between a jump and the next look: what was measured before is of another clock.
  const skewMs = () => (isSteady() ? meter.skewMs() : undefined);
  return {
    skewMs,
    hear: (dated) => {
      if (isSteady()) meter.hear(dated);
    },
    hasJumped() {
      const hasJumped = !isSteady();
      lastOffset = offset();
      return hasJumped;
    },
    forget: () => {
      meter.forget();
    },
    tell() {
      const nowMs = skewMs() ?? toldMs;
      if (Math.abs(nowMs - toldMs) < tellMs) return;
      notes.note({ kind: 'clock', skewMs: nowMs, wasMs: toldMs });
      toldMs = nowMs;
    },
  };
}
