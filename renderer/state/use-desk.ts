import { useSyncExternalStore } from 'react';
import type { View } from './desk-state.ts';
import type { DeskStore } from './desk-store.ts';

export function useDesk(store: DeskStore): View {
  return useSyncExternalStore(store.subscribe, store.view);
}
