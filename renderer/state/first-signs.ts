/** No more often than a connection that is kept ready grows old. */
const everyMs = 5_000;

/** Makes the way to the registry ready on the first sign of a visitor; `clock` is milliseconds and never goes back. */
export function createFirstSigns(warm: () => Promise<unknown>, clock: () => number): () => void {
  let toldAt = -Infinity;
  return () => {
    if (clock() - toldAt < everyMs) return;
    toldAt = clock();
    // Only a favour: the check itself makes its own way.
    void warm().catch(() => undefined);
  };
}
