import { useEffect } from 'react';

type ListKey = 'ArrowDown' | 'ArrowUp' | 'PageDown' | 'PageUp' | 'Home' | 'End' | 'Enter';

/** What moves through a list. */
export type ListKeys = Readonly<Record<ListKey, () => void>>;

/** Binds a list's keys wherever the focus is, but for fields, buttons and windows of their own. */
export function useListKeys(keys: ListKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isCombined = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      if (!Object.hasOwn(keys, event.key) || isCombined || isElsewhere(event.target)) return;
      event.preventDefault();
      (keys as Readonly<Record<string, () => void>>)[event.key]?.();
    };
    globalThis.addEventListener('keydown', press);
    return () => globalThis.removeEventListener('keydown', press);
  }, [keys]);
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    document.querySelector('dialog[open]') !== null ||
    (target instanceof Element && target.closest('input, select, textarea, button, a') !== null)
  );
}
