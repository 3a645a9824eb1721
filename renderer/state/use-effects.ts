import { useEffect } from 'react';
import { sound } from '../show/earcon.ts';
import type { View } from './desk-state.ts';

/** Sounds each verdict and each stranger once. */
export function useSounds(view: View): void {
  const verdict = view.kind === 'showing' ? view.verdict : undefined;
  const hint = view.kind === 'waiting' ? view.hint?.hint : undefined;
  useEffect(() => {
    if (verdict) sound(verdict.kind);
  }, [verdict]);
  useEffect(() => {
    if (hint?.kind === 'foreign') sound('foreign');
  }, [hint]);
}

/** Tells the browser and screen readers what language the page speaks. */
export function usePageLanguage(language: string): void {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}
