import type { JournalContract } from '../../shared/contract/journal.ts';
import { createBox, type Box } from './box.ts';

/** A search by presenting a code. Only while it waits is a scan no check. */
export type CodeSearch =
  | { readonly kind: 'off' }
  | { readonly kind: 'waiting'; readonly leftMs: number }
  | { readonly kind: 'given'; readonly codes: readonly string[] };

/** A scan after this is a check again: nobody may forget that the desk searches. */
export const searchForMs = 30_000;

export interface CodeSearcher extends Box<CodeSearch> {
  readonly begin: () => void;
  readonly stop: () => void;
  /** Takes a captured text when a search waits for one; tells whether it did. */
  readonly take: (text: string) => boolean;
}

/**
 * @param clock milliseconds of a clock that never goes back.
 * @param every runs again and again until it is stopped.
 */
export function createCodeSearcher(
  digests: JournalContract['digests'],
  clock: () => number,
  every: (ms: number, run: () => void) => () => void,
): CodeSearcher {
  const box = createBox<CodeSearch>({ kind: 'off' });
  let endsAt = 0;
  let stopTicking: (() => void) | undefined;
  const end = (state: CodeSearch) => {
    stopTicking?.();
    stopTicking = undefined;
    box.set(state);
  };
  const tick = () => {
    const leftMs = endsAt - clock();
    if (leftMs <= 0) end({ kind: 'off' });
    else box.set({ kind: 'waiting', leftMs });
  };
  return {
    ...box,
    begin: () => {
      endsAt = clock() + searchForMs;
      stopTicking ??= every(250, tick);
      tick();
    },
    stop: () => end({ kind: 'off' }),
    take: (text) => {
      if (box.get().kind !== 'waiting') return false;
      end({ kind: 'off' });
      void digests({ text }).then(
        ({ codes }) => box.set({ kind: 'given', codes }),
        () => undefined,
      );
      return true;
    },
  };
}
