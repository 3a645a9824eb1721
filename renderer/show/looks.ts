import type { Outcome } from '../../shared/verdict/verdict.ts';
import type { IconName } from '../parts/Icon.tsx';
import type { Tone } from '../parts/tone.ts';

/** How an outcome looks. No two share a sign, so that none depends on its colour. */
export interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

export const looks: Readonly<Record<Outcome['kind'], Look>> = {
  valid: { tone: 'go', icon: 'tick' },
  caution: { tone: 'warn', icon: 'triangle' },
  invalid: { tone: 'stop', icon: 'cross' },
  stale: { tone: 'again', icon: 'arrow' },
  unchecked: { tone: 'unsure', icon: 'question' },
  foreign: { tone: 'aside', icon: 'dots' },
};
