import type { CheckEntry } from '../../shared/record/entry.ts';
import type { Outcome, Verdict } from '../../shared/verdict/verdict.ts';
import { never } from '../../shared/lib/never.ts';
import { en } from './en.ts';
import { uk } from './uk.ts';
import type { Advice } from './advice-words.ts';
import type { Language, VerdictWords, Words } from './words.ts';

export const wordsOf: Readonly<Record<Language, Words>> = { uk, en };

/** The words of one verdict and its cause. */
export function adviceOn(verdict: Verdict, words: VerdictWords): Advice {
  switch (verdict.kind) {
    case 'valid':
      return words.valid;
    case 'caution':
      return words.caution[verdict.because];
    case 'invalid':
      return words.invalid[verdict.because];
    case 'stale':
      return words.stale[verdict.because];
    case 'unchecked':
      return words.unchecked[verdict.because];
    default:
      return never(verdict);
  }
}

/** The cause in a few words. A cause of a newer version has none and shows its code, which every reader knows. */
export function causeName(
  outcome: Outcome['kind'],
  because: string | undefined,
  { causes }: Words,
): string {
  if (because === undefined) return '';
  const ofOutcome: Readonly<Record<string, string>> = causes[outcome];
  return ofOutcome[because] ?? because;
}

export function causeOf({ outcome, because }: CheckEntry, words: Words): string {
  return causeName(outcome, because, words);
}
