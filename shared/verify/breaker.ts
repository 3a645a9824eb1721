import type { DownBecause } from './registry.ts';

/** How an exchange with the registry ended, as far as the way to it is concerned. */
export type Exchange =
  | { readonly kind: 'answered'; readonly tookMs: number }
  | { readonly kind: 'failed'; readonly because: DownBecause };

/** Says when the registry is not worth a citizen's code. It asks nobody by itself. */
export interface Breaker {
  /** While it is open only probes may be made; the first good one closes it. */
  isOpen(): boolean;
  /** Hears how an exchange ended; tells why it counts against the way, if it does. */
  tell(exchange: Exchange): Promise<DownBecause | undefined>;
}
