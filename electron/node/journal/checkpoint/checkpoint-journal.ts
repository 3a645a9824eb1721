import type { Result } from '../../../../shared/lib/result.ts';
import type { Entry } from '../../../../shared/record/entry.ts';
import type { Journal, JournalFault } from '../../../../shared/record/journal.ts';
import { attempt } from '../attempt.ts';
import type { CheckpointStore, OwnNote } from './checkpoint-store.ts';

/** What a journal does about its own head and its neighbours'. */
export interface Checkpointing {
  /** The signed head as it is now, for a desk's id. */
  checkpoint(desk: string): Result<OwnNote, JournalFault>;
  /** The newest signed head that it keeps. */
  newestCheckpoint(): Result<OwnNote | undefined, JournalFault>;
  /** Keeps another desk's note; false when it is kept already, or is no checkpoint. */
  keepNeighbour(note: string): Result<boolean, JournalFault>;
}

/**
 * The same journal, which signs its head whenever that is due. A checkpoint that could not be made takes
 * nothing back: the entry is kept, and the next checkpoint spans it.
 */
export function withCheckpoints<J extends Journal>(
  journal: J,
  store: CheckpointStore,
  now: () => number,
): J & Checkpointing {
  const checkpoint = (desk: string) => attempt(() => store.make(desk, now()));
  const watched = <E extends Entry>(kept: Result<E, JournalFault>) => {
    if (kept.ok && store.isDue(kept.value)) checkpoint(kept.value.desk);
    return kept;
  };
  return {
    ...journal,
    finish: (requestId, finish) => watched(journal.finish(requestId, finish)),
    note: (happening) => watched(journal.note(happening)),
    checkpoint,
    newestCheckpoint: () => attempt(store.newest),
    keepNeighbour: (note) => attempt(() => store.keepNeighbour(note, now())),
  };
}
