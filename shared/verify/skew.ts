import type { Signal } from './signals.ts';

/** How far this machine's clock is ahead of the registry's, as far as its answers have told. */
export interface SkewMeter {
  hear(dated: Extract<Signal, { kind: 'dated' }>): void;
  /** This machine's clock was set, or the machine slept: nothing measured holds any longer. */
  forget(): void;
  /** Milliseconds, negative where it is behind; undefined when not known. */
  skewMs(): number | undefined;
}

/**
 * Each answer leaves an interval: its Date (RFC 9110 §6.6.1) cuts off up to a second, and it was written
 * at some moment between our sending and our hearing. What all intervals share is known better than by
 * any one of them; an answer that shares nothing with them says that a clock was set.
 */
export function createSkewMeter(): SkewMeter {
  let known: { readonly least: number; readonly most: number } | undefined;
  return {
    hear({ date, sentAt, answeredAt }) {
      const told = { least: sentAt - (date + 1_000), most: answeredAt - date };
      // Heard before it was sent: the clock was set back on the way.
      if (told.least > told.most) return;
      const least = Math.max(told.least, known?.least ?? -Infinity);
      const most = Math.min(told.most, known?.most ?? Infinity);
      known = least <= most ? { least, most } : told;
    },
    forget: () => {
      known = undefined;
    },
    skewMs: () => known && Math.round((known.least + known.most) / 2),
  };
}
