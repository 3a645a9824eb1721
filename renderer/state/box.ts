import { useSyncExternalStore } from 'react';

/** One value that devices change and screens read. */
export interface Box<Value> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createBox<Value>(initial: Value): Box<Value> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set: (newer) => {
      value = newer;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useBox<Value>(box: Box<Value>): Value {
  return useSyncExternalStore(box.subscribe, box.get);
}
