import { useMemo, useState, type PointerEvent } from 'react';
import { useKeys, type Keys } from '../state/use-keys.ts';
import { VerdictAdvice } from './VerdictAdvice.tsx';
import { VerdictPanel, type PanelProps } from './VerdictPanel.tsx';

interface VerdictCardProps extends PanelProps {
  readonly onNext: () => void;
}

/** The one look that gives the one answer: the verdict to the left, the next step to the right. */
export function VerdictCard({ view, timings, onNext, onPause }: VerdictCardProps) {
  const [explains, setExplains] = useState(false);
  const keys = useMemo<Keys>(
    () => ({
      Enter: onNext,
      Escape: onNext,
      ' ': onPause,
      F1: () => setExplains((before) => !before),
    }),
    [onNext, onPause],
  );
  useKeys(keys);
  return (
    <article className="verdict" onPointerDown={(event) => pauseByTouch(event, onPause)}>
      <VerdictPanel view={view} timings={timings} onPause={onPause} />
      <VerdictAdvice
        view={view}
        explains={explains}
        onNext={onNext}
        onWhy={() => setExplains(!explains)}
      />
    </article>
  );
}

/** A touch anywhere holds the screen, as Space does; a touch of a button is the button's. */
function pauseByTouch(event: PointerEvent<HTMLElement>, onPause: () => void): void {
  const isButton = event.target instanceof Element && event.target.closest('button') !== null;
  if (event.pointerType === 'touch' && !isButton) onPause();
}
