/** A code that surely was not asked about: the desk asks again by itself for as long as it may live. */
export interface Retry {
  /** How often it was tried, the first time included. */
  readonly attempts: number;
  /** On the page's clock. */
  readonly until: number;
  /** 0 once the code must be refreshed. Advice only: what has expired is the registry's word. */
  readonly leftMs: number;
}

/** A code lives three minutes from its forming, and was formed before it was captured (KMU-139). */
export const codeLifeMs = 180_000;

/** `until` and `at` are milliseconds of the page's clock; without `until` nothing may be tried again. */
export function beginRetry(
  until: number | undefined,
  attempts: number,
  at: number,
): Retry | undefined {
  return until === undefined ? undefined : aged({ attempts, until, leftMs: 0 }, at);
}

/** The same a while later. */
export function aged(retry: Retry | undefined, at: number): Retry | undefined {
  return retry && { ...retry, leftMs: Math.max(0, retry.until - at) };
}

/** Whether the same code may be asked about again. */
export function isOpen(retry: Retry | undefined): boolean {
  return (retry?.leftMs ?? 0) > 0;
}

/**
 * How long to wait, in milliseconds, before the desk tries again by itself: at once when the way is back, then
 * 2, 4, 8 … s, so that a way that only seems to stand fills no journal.
 */
export function patienceAfter(tries: number): number {
  return tries === 0 ? 0 : 1_000 * 2 ** tries;
}
