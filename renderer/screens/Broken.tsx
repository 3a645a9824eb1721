import { useWords } from '../words/use-words.ts';
import { Restart } from './Restart.tsx';
import { Sheet } from './Sheet.tsx';

interface BrokenProps {
  readonly incident: string;
  readonly onRestart: () => void;
}

/** A bug, by its number, and the way out. A scan works from here as from everywhere. */
export function Broken({ incident, onRestart }: BrokenProps) {
  const { broken } = useWords();
  return (
    <Sheet
      headline={broken.headline}
      sentence={broken.sentence}
      foot={`${broken.incident}: ${incident}`}
      steps={broken.steps}
      actions={<Restart onRestart={onRestart} />}
    />
  );
}
