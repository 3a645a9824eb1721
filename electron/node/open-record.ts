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
  /** Why the journal could not be kept at the opening: until it can be, every check ends as "not checked". */
  readonly fault: string | undefined;
  close(): void;
}

export interface RecordOptions {
  /** UTC milliseconds. */
  readonly now?: () => number;
  /** How long the first opening waits for another process to let go, in milliseconds. */
  readonly firstWaitMs?: number;
}

/**
 * Opens the journal in a directory. A known trouble does not stop the desk; a bug throws. While the
 * journal is closed, asking for its `size` tries to open it again, at most every 5 s and without
 * waiting for another process.
 */
export function openRecord(
  directory: string,
  sealer: Sealer | undefined,
  { now = Date.now, firstWaitMs = 10_000 }: RecordOptions = {},
): Kept {
  let kept = open(directory, sealer, now, firstWaitMs);
  let triedAt = now();
  let isOver = false;
  const heal = () => {
    // The clock may be set back: five seconds that passed either way are five.
    if (kept.fault === undefined || isOver || Math.abs(now() - triedAt) < healEveryMs) return;
    triedAt = now();
    kept = open(directory, sealer, now, 0);
  };
  return {
    journal: {
      begin: (begun) => kept.journal.begin(begun),
      finish: (requestId, finish) => kept.journal.finish(requestId, finish),
      earlier: (code, since) => kept.journal.earlier(code, since),
      list: (page) => kept.journal.list(page),
      size: () => {
        heal();
        return kept.journal.size();
      },
    },
    digest: (code) => kept.digest(code),
    fault: kept.fault,
    close: () => {
      isOver = true;
      kept.close();
    },
  };
}

const healEveryMs = 5_000;

function open(
  directory: string,
  sealer: Sealer | undefined,
  now: () => number,
  waitMs: number,
): Kept {
  try {
    const key = openKey(directory, sealer);
    const journal = openJournal({ directory, key, now, waitMs });
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
    return withoutJournal(error);
  }
}

function withoutJournal(error: JournalError): Kept {
  const fault = failed({ kind: 'journal', detail: error.name } as const);
  const journal: Journal = {
    begin: () => fault,
    finish: () => fault,
    earlier: () => [],
    list: () => {
      throw error;
    },
    size: () => fault,
  };
  // Nothing is recorded with this key: it only lets the road reach the journal's refusal.
  const digest = createDigest(randomBytes(32));
  return { journal, digest, fault: error.name, close: () => undefined };
}
