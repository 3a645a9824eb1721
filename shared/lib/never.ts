/** Ends a `switch` over a union: a case that was forgotten does not compile. */
export function never(value: never): never {
  throw new Error(`a case was not thought of: ${JSON.stringify(value)}`);
}
