import type { JournalContract } from '../../shared/contract/journal.ts';
import { createBox, type Box } from './box.ts';

/** A search by a code, presented or typed. Only while it waits is a scan no check. */
export type CodeSearch =
  | { readonly kind: 'off' }
  | { readonly kind: 'waiting'; readonly leftMs: number }
  /** Main makes the digests of a code. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'given'; readonly codes: readonly string[] }
  /** Main could not make them. */
  | { readonly kind: 'failed' };

/** A scan after this is a check again: nobody may forget that the desk searches. */
export const searchForMs = 30_000;

export interface CodeSearcher extends Box<CodeSearch> {
  readonly begin: () => void;
  readonly stop: () => void;
  /** Takes a captured text when a search waits for one; tells whether it did. */
  readonly take: (text: string) => boolean;
  /** Searches for a code that was typed. */
  readonly seek: (text: string) => void;
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
  let moves = 0;
  let stopTicking: (() => void) | undefined;
  const end = (state: CodeSearch) => {
    moves += 1;
    stopTicking?.();
    stopTicking = undefined;
    box.set(state);
  };
  const tick = () => {
    const leftMs = endsAt - clock();
    if (leftMs <= 0) end({ kind: 'off' });
    else box.set({ kind: 'waiting', leftMs });
  };
  const seek = (text: string) => {
    end({ kind: 'asking' });
    const asked = moves;
    // Whoever has ended the search meanwhile, or begun another, does not get this answer.
    const answer = (state: CodeSearch) => {
      if (moves === asked) box.set(state);
    };
    digests({ text }).then(
      ({ codes }) => answer({ kind: 'given', codes }),
      () => answer({ kind: 'failed' }),
    );
  };
  return {
    ...box,
    begin: () => {
      moves += 1;
      endsAt = clock() + searchForMs;
      stopTicking ??= every(250, tick);
      tick();
    },
    stop: () => end({ kind: 'off' }),
    take: (text) => {
      if (box.get().kind !== 'waiting') return false;
      seek(text);
      return true;
    },
    seek,
  };
}
