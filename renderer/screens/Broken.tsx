import { useMemo } from 'react';
import { useKeys, type Keys } from '../state/use-keys.ts';
import { useWords } from '../words/use-words.ts';
import { Sheet } from './Sheet.tsx';

interface BrokenProps {
  readonly incident: string;
  readonly onRestart: () => void;
}

/** A bug, by its number, and the way out. A scan works from here as from everywhere. */
export function Broken({ incident, onRestart }: BrokenProps) {
  const { broken } = useWords();
  useKeys(useMemo<Keys>(() => ({ Enter: onRestart }), [onRestart]));
  return (
    <Sheet
      headline={broken.headline}
      sentence={broken.sentence}
      foot={`${broken.incident}: ${incident}`}
      steps={broken.steps}
      onRestart={onRestart}
    />
  );
}
