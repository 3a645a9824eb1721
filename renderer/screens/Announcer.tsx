import type { View } from '../state/desk-state.ts';
import { adviceOn } from '../words/advice.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';

/** Speaks the outcome to screen readers; the place itself is always there, or they would miss the first. */
export function Announcer({ view }: { readonly view: View }) {
  const words = useWords();
  return (
    <p className="unseen" role="alert" aria-live="assertive" aria-atomic="true">
      {spoken(view, words)}
    </p>
  );
}

function spoken(view: View, words: Words): string {
  if (view.kind === 'showing') {
    const { kind } = view.verdict;
    return `${words.headlines[kind]}. ${adviceOn(view.verdict, words.verdicts).sentence}`;
  }
  if (view.kind === 'broken') return words.broken.headline;
  if (view.kind !== 'waiting' || view.hint?.hint.kind !== 'foreign') return '';
  const { name, advice } = words.strangers[view.hint.hint.looksLike];
  return `${words.headlines.foreign}: ${name}. ${advice}`;
}
