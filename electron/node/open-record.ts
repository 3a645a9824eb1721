import { randomBytes } from 'node:crypto';
import type { DocumentCode } from '../../shared/identify/identified.ts';
import { failed } from '../../shared/lib/result.ts';
import type { Journal } from '../../shared/record/journal.ts';
import { createDigest } from './digest.ts';
import { JournalError } from './journal/errors.ts';
import { openJournal } from './journal/open-journal.ts';
import { openKey, type Sealer } from './keys.ts';

/** The journal and the digest of its key, or what stands in for them while it can't be kept. */
export interface Kept {
  readonly journal: Journal;
  readonly digest: (code: DocumentCode) => string;
  /** Why the journal can't be kept: then every check ends as "not checked", and the desk says so. */
  readonly fault: string | undefined;
  close(): void;
}

/** Opens the journal in a directory. A known trouble does not stop the desk; a bug throws. */
export function openRecord(directory: string, sealer: Sealer | undefined): Kept {
  try {
    const key = openKey(directory, sealer);
    const journal = openJournal({ directory, key, now: Date.now });
    return {
      journal,
      digest: createDigest(key),
      fault: undefined,
      close: () => {
        journal.close();
      },
    };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return withoutJournal(error.name);
  }
}

function withoutJournal(detail: string): Kept {
  const fault = failed({ kind: 'journal', detail } as const);
  const journal: Journal = {
    begin: () => fault,
    finish: () => fault,
    earlier: () => [],
    list: () => [],
    size: () => fault,
  };
  // Nothing is recorded with this key: it only lets the road reach the journal's refusal.
  return { journal, digest: createDigest(randomBytes(32)), fault: detail, close: () => undefined };
}
