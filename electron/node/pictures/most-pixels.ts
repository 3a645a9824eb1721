/** Larger than any camera's picture; more is a bomb. */
export const mostPixels = 100_000_000;
