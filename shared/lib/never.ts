/** Ends a `switch` over a union: a case that was forgotten does not compile. */
export function never(_value: never): never {
  // Without the value, which may hold what no log may.
  throw new Error('a case was not thought of');
}
