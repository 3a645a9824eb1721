import { readTyped } from '../../shared/capture/digits.ts';
import { createBox, type Box } from './box.ts';

/** What the digits field holds, shown or not. It outlives the screens: nothing typed is lost. */
export interface Draft extends Box<string> {
  /** Adds digits that were typed while the field had not the focus. */
  readonly add: (text: string) => void;
}

/** Digits that nobody sees may be added to for so long; then new ones begin a new number. */
const unseenMs = 3_000;

/**
 * @param isShown whether the field is on the screen.
 * @param clock milliseconds of a clock that never goes back.
 */
export function createDraft(isShown: () => boolean, clock: () => number): Draft {
  const box = createBox('');
  let addedAt = -Infinity;
  return {
    ...box,
    add: (text) => {
      const isNew = !isShown() && clock() - addedAt > unseenMs;
      addedAt = clock();
      box.set(readTyped((isNew ? '' : box.get()) + text).digits);
    },
  };
}
