import type { DeskState } from '../../shared/contract/contract.ts';
import { never } from '../../shared/lib/never.ts';
import { Dot } from '../parts/Dot.tsx';
import { hourOf } from '../show/format.ts';
import { useWords } from '../words/use-words.ts';
import type { DeskWords } from '../words/words.ts';

/** The state line. A broken journal is told before a broken link: without it nothing is checked. */
export function StatePill({ state }: { readonly state: DeskState | undefined }) {
  const { desk } = useWords();
  const { text, lit } = lineOf(state, desk);
  return (
    <span className={`pill ${lit}`} role="status">
      <Dot lit={lit} />
      {text}
    </span>
  );
}

function lineOf(
  state: DeskState | undefined,
  words: DeskWords,
): { readonly text: string; readonly lit: 'good' | 'bad' | 'dim' } {
  if (!state) return { text: words.stateUnknown, lit: 'dim' };
  if (state.journal.kind === 'broken') return { text: words.journalBroken, lit: 'bad' };
  const { link } = state;
  switch (link.kind) {
    case 'up':
      return { text: words.linkUp(Math.round(link.latencyMs)), lit: 'good' };
    case 'down':
      return { text: words.linkDown(hourOf(link.since)), lit: 'bad' };
    case 'unknown':
      return { text: words.linkUnknown, lit: 'dim' };
    default:
      return never(link);
  }
}
