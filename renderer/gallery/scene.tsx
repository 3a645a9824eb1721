import type { ReactNode } from 'react';
import type { Section } from '../screens/Frame.tsx';
import { VerdictCard } from '../screens/verdict/VerdictCard.tsx';
import { Waiting, type WaitingProps } from '../screens/waiting/Waiting.tsx';
import { createBox } from '../state/box.ts';
import type { Hint, Showing } from '../state/desk-state.ts';
import { facts, recent } from './fixtures.ts';
import type { states } from './state-fixtures.ts';

/** One picture of the gallery. */
export interface Scene {
  readonly draw: () => ReactNode;
  /** Drawn without the desk's frame. */
  readonly bare?: true;
  readonly mode?: 'demo';
  readonly state?: keyof typeof states;
  readonly section?: Section;
  /** With what the desk itself needs under the head. */
  readonly isCalm?: true;
}

export function waitingScene(
  change: Partial<Omit<WaitingProps, 'demo'>> & { readonly demo?: typeof demoControls },
): Scene {
  const { demo, ...given } = change;
  return {
    isCalm: true,
    draw: () => (
      <Waiting
        preview={<div className="lens-still" />}
        camera={{ kind: 'seeing', label: 'Logitech C920' }}
        hint={undefined}
        recent={recent}
        down={undefined}
        demo={demo?.()}
        draft={createBox('')}
        onKeyed={nothing}
        onSelfTest={nothing}
        onFile={() => Promise.resolve()}
        {...given}
      />
    ),
  };
}

export function showingScene(view: Showing): Scene {
  return {
    draw: () => (
      <VerdictCard
        view={view}
        timings={facts.timings}
        onNext={nothing}
        onRetry={nothing}
        onPause={nothing}
      />
    ),
  };
}

export function hintOf(hint: Hint): WaitingProps['hint'] {
  return { hint, at: 0 };
}

export function demoControls(): NonNullable<WaitingProps['demo']> {
  return { held: false, onHold: nothing, onOpenPhone: nothing };
}

export function nothing(): void {
  // In the gallery nothing happens.
}
