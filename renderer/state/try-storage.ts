/** Asks the page's own storage. It may be full, forbidden or garbled: then a choice holds until the end of the day. */
export function tryStorage<Value>(run: (storage: Storage) => Value): Value | undefined {
  try {
    return run(localStorage);
  } catch {
    return undefined;
  }
}
