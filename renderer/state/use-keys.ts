import { useEffect } from 'react';

type KeyName = 'Enter' | 'Escape' | ' ' | 'F1' | 'F2' | 'F3' | 'F4';

/** What a key does on this screen. A scanner's keys never come here: they are swallowed before. */
export type Keys = Partial<Readonly<Record<KeyName, () => void>>>;

/** Binds keys for as long as the screen stands. */
export function useKeys(keys: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = keyOf(keys, event.key);
      if (!act || event.repeat || isCombined(event) || belongsToField(event)) return;
      // A window over the screen has keys of its own.
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [keys]);
}

function keyOf(keys: Keys, name: string): (() => void) | undefined {
  return Object.hasOwn(keys, name)
    ? (keys as Readonly<Record<string, () => void>>)[name]
    : undefined;
}

function isCombined(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}

/** Enter and Space belong to whatever has the focus; F keys and Escape to the screen. */
function belongsToField(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  return (
    event.target instanceof Element && event.target.closest('button, input, select, a') !== null
  );
}
