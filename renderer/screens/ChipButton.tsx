import type { ReactNode } from 'react';
import { letGo } from '../parts/Button.tsx';
import { useWords } from '../words/use-words.ts';

interface ChipButtonProps {
  readonly title: string | undefined;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** How a device is, and the way to its test. */
export function ChipButton({ title, onPress, children }: ChipButtonProps) {
  const { selfTest } = useWords();
  return (
    <button
      type="button"
      className="chip"
      title={[title, `${selfTest.open} · F4`].filter(Boolean).join('\n')}
      onClick={(event) => {
        letGo(event);
        onPress();
      }}
    >
      {children}
    </button>
  );
}
