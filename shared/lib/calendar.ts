/** The midnight at which a day of this machine's calendar began; `at` and the answer are UTC milliseconds. */
export function midnightOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** The midnight after a moment: a day has 23 or 25 hours when the clocks change. */
export function midnightAfter(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}
