import type { TestContext } from 'node:test';
import { canonicalText } from '../../../shared/record/canonical.ts';
import type { OpenedJournal } from '../../../electron/node/journal/open-journal.ts';
import { begunCheck, finished } from '../../fixtures/entries.ts';
import { drawer, opened } from '../journal/desk-drawer.ts';

/** A journal with its directory, and the texts that went into it. */
export interface Kept {
  readonly directory: string;
  readonly journal: OpenedJournal;
  readonly texts: readonly string[];
  /** Keeps so many more checks. */
  more(count: number): void;
}

/** A journal at work with so many invented checks. */
export function keeping(t: TestContext, count: number): Kept {
  const directory = drawer(t);
  const journal = opened(t, directory);
  const texts: string[] = [];
  const more = (added: number) => {
    for (const last = texts.length + added; texts.length < last;) {
      const begun = begunCheck(texts.length + 1);
      journal.begin(begun);
      const kept = journal.finish(begun.requestId, finished());
      if (!kept.ok) throw new Error('an invented check was not kept');
      texts.push(canonicalText(kept.value));
    }
  };
  more(count);
  return { directory, journal, texts, more };
}
