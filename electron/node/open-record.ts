import { randomBytes } from 'node:crypto';
import type { DocumentCode } from '../../shared/identify/identified.ts';
import { failed, type Result } from '../../shared/lib/result.ts';
import type { Stand } from '../../shared/record/entry.ts';
import type { Journal, JournalFault } from '../../shared/record/journal.ts';
import { beginAnew } from './begin-anew.ts';
import { createDigest } from './digest.ts';
import { openDigestKeys } from './digest-keys.ts';
import { attempt } from './journal/attempt.ts';
import type { Checkpointing } from './journal/checkpoint/checkpoint-journal.ts';
import { JournalError } from './journal/errors.ts';
import { type JournalSettings, openJournal } from './journal/open-journal.ts';
import type { Purging } from './journal/keeping/purge.ts';
import { setAside } from './journal/keeping/set-aside.ts';
import { keepOpen, type Opened } from './keep-open.ts';
import { openKey, type Sealer } from './keys.ts';

/** What is kept of a desk at work, or what stands in for it while nothing can be. */
interface Keeping extends Checkpointing {
  readonly journal: Journal;
  readonly digest: (code: DocumentCode) => string;
  /** With each key that is kept, the newest first: the same code is known again across New Year. */
  readonly digests: (code: DocumentCode) => readonly string[];
  /** Takes the digest key of a year, if none is as new, and drops those of the years before `keepFrom`. */
  readonly rotate: (
    stand: Stand,
    year: number,
    keepFrom: number,
  ) => Result<undefined, JournalFault>;
  readonly purging: Purging;
  close(): void;
}

export interface Kept extends Keeping {
  /** Why the journal could not be kept at the opening: until it can be, every check ends as "not checked". */
  readonly fault: string | undefined;
  /** Lays a journal that can't be kept on aside, whole, and begins a new one, whose first entry says so. */
  readonly setAside: (stand: Stand) => Result<undefined, JournalFault>;
}

export interface RecordOptions {
  /** UTC milliseconds. */
  readonly now?: () => number;
  /** How long the first opening waits for another process to let go, in milliseconds. */
  readonly firstWaitMs?: number;
  /** How many entries there may be between two signed checkpoints. */
  readonly checkpointEvery?: number;
}

/**
 * Opens the journal in a directory. A known trouble does not stop the desk; a bug throws. While the
 * journal is closed, asking for its `size` tries to open it again, at most every 5 s and without
 * waiting for another process.
 */
export function openRecord(
  directory: string,
  sealer: Sealer | undefined,
  { now = Date.now, firstWaitMs = 10_000, checkpointEvery }: RecordOptions = {},
): Kept {
  const again = (waitMs: number) =>
    open(() => keep(directory, sealer, { now, waitMs, checkpointEvery }));
  const opening = keepOpen(again(firstWaitMs), () => again(0), now);
  const keeping = following(() => opening.opened().keeping);
  return {
    ...keeping,
    journal: {
      ...keeping.journal,
      size: () => {
        opening.heal();
        return keeping.journal.size();
      },
    },
    fault: opening.opened().error?.name,
    setAside: (stand) =>
      beginAnew(opening, stand, (withKeys) => setAside(directory, now(), withKeys)),
    close: opening.close,
  };
}

/** Always the one that is open now. */
function following(now: () => Keeping): Keeping {
  return {
    journal: {
      begin: (begun) => now().journal.begin(begun),
      finish: (requestId, finish) => now().journal.finish(requestId, finish),
      note: (happening) => now().journal.note(happening),
      earlier: (code, since) => now().journal.earlier(code, since),
      list: (page) => now().journal.list(page),
      names: () => now().journal.names(),
      size: () => now().journal.size(),
    },
    checkpoint: (desk) => now().checkpoint(desk),
    newestCheckpoint: () => now().newestCheckpoint(),
    keepNeighbour: (note) => now().keepNeighbour(note),
    digest: (code) => now().digest(code),
    digests: (code) => now().digests(code),
    rotate: (...words) => now().rotate(...words),
    purging: {
      plan: (before) => now().purging.plan(before),
      begin: (stand, plan) => now().purging.begin(stand, plan),
      step: () => now().purging.step(),
    },
    close: () => {
      now().close();
    },
  };
}

function open(keepIt: () => Keeping): Opened<Keeping> {
  try {
    return { keeping: keepIt(), error: undefined };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return { keeping: withoutJournal(error), error };
  }
}

function keep(
  directory: string,
  sealer: Sealer | undefined,
  settings: Pick<JournalSettings, 'now' | 'waitMs' | 'checkpointEvery'>,
): Keeping {
  const { now } = settings;
  const key = openKey(directory, sealer);
  const journal = openJournal({ directory, key, ...settings });
  // Only whoever holds the journal's lock makes keys: of two that were made at once, one would be lost.
  const keys = closing(journal, () => {
    const size = journal.size();
    const first = { year: new Date(now()).getFullYear(), isNew: size.ok && size.value === 0 };
    return openDigestKeys(directory, key, sealer, first);
  });
  return {
    ...journal,
    journal,
    digest: keys.digest,
    digests: keys.digests,
    rotate: (stand, year, keepFrom) =>
      attempt(() => {
        if (keys.rotate(year)) journal.note({ ...stand, kind: 'key-rotated', year });
        keys.dropBefore(keepFrom);
        return undefined;
      }),
  };
}

/** What was opened is closed when the work on it fails. */
function closing<Value>(opened: { close(): void }, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    opened.close();
    throw error;
  }
}

function withoutJournal(error: JournalError): Keeping {
  const fault = failed({ kind: 'journal', detail: error.name } as const);
  const refuse = () => {
    throw error;
  };
  const lacks = () => fault;
  // Nothing is recorded with this key: it only lets the road reach the journal's refusal.
  const digest = createDigest(randomBytes(32));
  return {
    journal: {
      begin: lacks,
      finish: lacks,
      note: lacks,
      earlier: () => [],
      list: refuse,
      names: refuse,
      size: lacks,
    },
    checkpoint: lacks,
    newestCheckpoint: lacks,
    keepNeighbour: lacks,
    digest,
    digests: (code) => [digest(code)],
    rotate: lacks,
    purging: { plan: lacks, begin: lacks, step: lacks },
    close: () => undefined,
  };
}
