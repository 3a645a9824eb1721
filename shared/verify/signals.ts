/** What the world tells the desk without being asked. */
export type Signal =
  /** A connection could not be made. */
  | { readonly kind: 'way-lost' }
  /** A network was plugged in or out. */
  | { readonly kind: 'network-changed' }
  /** The machine slept. */
  | { readonly kind: 'resumed' }
  /** An answer of the registry told its time. All in UTC milliseconds, the last two by this machine's clock. */
  | {
      readonly kind: 'dated';
      /** Whole seconds: the true time was up to one second later. */
      readonly date: number;
      readonly sentAt: number;
      readonly answeredAt: number;
    };

/** Brings signals from where they arise to the one who hears them. */
export interface Signals {
  tell(signal: Signal): void;
  /** There is one listener: the newest. */
  listen(hear: (signal: Signal) => void): void;
}

/** Signals that nobody hears yet: what is told before is lost. */
export function createSignals(): Signals {
  let hearer: ((signal: Signal) => void) | undefined;
  return {
    tell: (signal) => hearer?.(signal),
    listen: (hear) => {
      hearer = hear;
    },
  };
}
