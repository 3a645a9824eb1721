import { useMemo } from 'react';
import { Button } from '../parts/Button.tsx';
import { useKeys, type Keys } from '../state/use-keys.ts';
import { useWords } from '../words/use-words.ts';

/** The way out of a desk that can't go on, by Enter too. */
export function Restart({ onRestart }: { readonly onRestart: () => void }) {
  const { broken } = useWords();
  useKeys(useMemo<Keys>(() => ({ Enter: onRestart }), [onRestart]));
  return (
    <div className="actions">
      <Button look="primary" shortcut="Enter" onPress={onRestart}>
        {broken.restart}
      </Button>
    </div>
  );
}
