import { useMemo, useState, type PointerEvent, type ReactNode } from 'react';
import { isOpen } from '../../state/retry.ts';
import { useKeys, type Keys } from '../../state/use-keys.ts';
import { VerdictAdvice } from './VerdictAdvice.tsx';
import { hasCountdown, VerdictPanel, type PanelProps } from './VerdictPanel.tsx';

interface VerdictCardProps extends PanelProps {
  readonly onNext: () => void;
  /** Asks again about the same code, where it was not sent. */
  readonly onRetry: () => void;
  /** What else may be done with this verdict. */
  readonly tools?: ReactNode;
}

/** An Enter that comes with the verdict is a late scanner's, or a second press: nobody has read it yet. */
const settledMs = 500;

/** The one look that gives the one answer: the verdict to the left, the next step to the right. */
export function VerdictCard({ view, timings, tools, onNext, onRetry, onPause }: VerdictCardProps) {
  const [explains, setExplains] = useState(false);
  const mayRetry = isOpen(view.retry);
  const mayPause = hasCountdown(view);
  const isSettled = view.elapsedMs >= settledMs;
  const keys = useMemo<Keys>(
    () => ({
      ...(isSettled && { Enter: mayRetry ? onRetry : onNext }),
      Escape: onNext,
      ...(mayPause && { ' ': onPause }),
      F1: () => setExplains((before) => !before),
    }),
    [isSettled, mayRetry, mayPause, onNext, onRetry, onPause],
  );
  useKeys(keys);
  return (
    <article
      className="verdict"
      onPointerDown={(event) => (mayPause ? pauseByTouch(event, onPause) : undefined)}
    >
      <VerdictPanel view={view} timings={timings} onPause={onPause} />
      <VerdictAdvice
        view={view}
        explains={explains}
        tools={tools}
        onNext={onNext}
        onRetry={onRetry}
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
