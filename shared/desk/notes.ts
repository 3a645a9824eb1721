import type { Stand } from '../record/entry.ts';
import type { Happening } from '../record/happening.ts';
import type { Journal } from '../record/journal.ts';

/** What happens besides checks, on its way into the journal. */
export interface Notes {
  /** Recorded at once; what the journal can't take now is kept until it can. */
  note(happening: Happening): void;
  /** Tries again what could not be recorded. */
  flush(): void;
}

/** More can't have happened while the journal was broken, but for a bug. */
const mostPending = 1_000;

/** `stand` is read at the moment of the note. */
export function keepNotes(journal: Journal, stand: () => Stand): Notes {
  const pending: (Stand & Happening)[] = [];

  function flush(): void {
    for (;;) {
      const [next] = pending;
      if (!next || !journal.note(next).ok) return;
      pending.shift();
    }
  }

  return {
    note(happening) {
      if (pending.length < mostPending) pending.push({ ...stand(), ...happening });
      flush();
    },
    flush,
  };
}
