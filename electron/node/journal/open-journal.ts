import { statSync } from 'node:fs';
import path from 'node:path';
import type { Begun, Finish, Stand } from '../../../shared/record/entry.ts';
import type { Happening } from '../../../shared/record/happening.ts';
import { emptyRange } from '../../../shared/record/tree.ts';
import type { Journal } from '../../../shared/record/journal.ts';
import { attempt } from './attempt.ts';
import { type Checkpointing, withCheckpoints } from './checkpoint/checkpoint-journal.ts';
import { openSigner } from './checkpoint/checkpoint-signer.ts';
import { checkpointStore } from './checkpoint/checkpoint-store.ts';
import { journalPath, makeDurable, openWritable, type WritableDb } from './database.ts';
import { type EntryWriter, entryWriter, type Unfinished } from './entries.ts';
import { JournalError, meaningful } from './errors.ts';
import { headReader, headWriter } from './head.ts';
import { createSeals, type Seals } from './head-tag.ts';
import { type Lock, takeLock } from './lock.ts';
import { fillMarks } from './marks.ts';
import { checkOurs, migrate, versionOf } from './migrate.ts';
import { type Purging, purger } from './keeping/purge.ts';
import { queries } from './reading/queries.ts';
import { schemaAt, schemaOf } from './schema.ts';
import { fillSubtrees } from './subtrees.ts';
import { watchWrites } from './write-watch.ts';
import { makeFolder } from '../make-folder.ts';

/** The journal for its writer. */
export interface WrittenJournal extends Journal {
  readonly purging: Purging;
}

export interface OpenedJournal extends WrittenJournal, Checkpointing {
  /** How many checks a crash had cut off; each of them has its entry now. */
  readonly recovered: number;
  /** Ends all writing and lets the lock go. */
  close(): void;
}

export interface JournalSettings {
  /** Made when it is missing, for this user only. */
  readonly directory: string;
  /** The installation key, 32 bytes. */
  readonly key: Uint8Array;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** How long to wait for another process to let go, in milliseconds. */
  readonly waitMs?: number;
  /** How many entries there may be between two checkpoints. */
  readonly checkpointEvery?: number | undefined;
}

/**
 * Opens the one journal of a directory for its one writer, and tells of every check that a crash cut off.
 * Throws a `JournalError` when it cannot be; then nothing was overwritten.
 */
export function openJournal({
  directory,
  key,
  now,
  waitMs = 10_000,
  checkpointEvery,
}: JournalSettings): OpenedJournal {
  return meaningful(() => {
    makeFolder(directory);
    const lock = takeLock(path.join(directory, 'journal.lock'), waitMs);
    return undoing(lock, () => {
      const db = openWritable(journalPath(directory));
      return undoing({ release: () => db.close() }, () => {
        const seals = createSeals(key);
        prepareDatabase(db, seals);
        const recovered = recover(entryWriter(db, seals), now);
        const store = checkpointStore(
          db,
          headReader(db, seals.tag),
          openSigner(key),
          checkpointEvery,
        );
        const journal = withCheckpoints(createJournal(db, seals, now), store, now);
        return { ...journal, recovered, close: closer(db, lock) };
      });
    });
  });
}

/** The port over a prepared database. */
export function createJournal(db: WritableDb, seals: Seals, now: () => number): WrittenJournal {
  const writer = entryWriter(db, seals);
  const isStillThere = presence(db.name);
  const inPlace = <Value>(work: () => Value): Value => {
    if (!isStillThere()) throw new JournalError('JournalMissing');
    return work();
  };
  const { write, whileWritable } = watchWrites(() => {
    inPlace(writer.rewriteHead);
  }, now);
  const asked = queries(db);
  const purge = purger(db, writer);
  return {
    ...asked,
    begin: (begun: Begun) =>
      write(() =>
        inPlace(() => {
          writer.begin(begun, now());
          return undefined;
        }),
      ),
    finish: (requestId: string, finish: Finish) =>
      write(() => inPlace(() => writer.finish(requestId, finish, now()))),
    note: (happening: Stand & Happening) =>
      write(() => inPlace(() => writer.note(happening, now()))),
    size: () => whileWritable(asked.size),
    purging: {
      plan: (before) => attempt(() => purge.plan(before, now())),
      begin: (stand, plan) =>
        write(() =>
          inPlace(() => {
            purge.begin(stand, plan, now());
            return undefined;
          }),
        ),
      step: () => write(() => inPlace(purge.step)),
    },
  };
}

/** Looks before it writes: what is not ours stays as it is. */
export function prepareDatabase(db: WritableDb, { tag, mark }: Seals): void {
  checkOurs(db);
  // Also the triggers: one that swallows an entry would let us show what was never kept.
  if (schemaOf(db) !== schemaAt(versionOf(db))) throw new JournalError('JournalAltered');
  makeDurable(db);
  db.transaction(() => {
    const isNew = versionOf(db) === 0;
    migrate(db);
    fillSubtrees(db);
    fillMarks(db, mark);
    if (isNew) headWriter(db, tag)(emptyRange);
  }).immediate();
  headReader(db, tag)();
}

function recover(writer: EntryWriter, now: () => number): number {
  const unfinished = writer.unfinished();
  for (const check of unfinished) {
    const recordedAt = now();
    writer.finish(check.begun.requestId, interrupted(check, recordedAt), recordedAt);
  }
  return unfinished.length;
}

/** All that can be said of a check that a crash cut off: with a code, the question may have left. */
function interrupted({ begun, begunAt }: Unfinished, recordedAt: number): Finish {
  const since = (at: number) => Math.max(0, at - begun.capturedAt);
  return {
    outcome: 'unchecked',
    because: 'interrupted',
    looksLike: undefined,
    documentType: begun.documentType,
    typeIs: begun.documentType === undefined ? 'unknown' : 'claimed',
    asking: begun.code === undefined ? 'not-asked' : 'perhaps',
    stages: {
      receivedMs: since(begunAt),
      askedMs: undefined,
      answeredMs: undefined,
      recordedMs: since(recordedAt),
    },
    skewMs: undefined,
  };
}

/** A file that was removed or replaced under an open connection takes writes that nobody will read. */
function presence(file: string): () => boolean {
  const { ino, dev } = statSync(file, { bigint: true });
  return () => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found?.ino === ino && found.dev === dev;
  };
}

function closer(db: WritableDb, lock: Lock): () => void {
  return () => {
    if (!db.open) return;
    // A wish of SQLite's planner, not worth a fault on a full disk.
    attempt(() => db.pragma('optimize'));
    db.close();
    lock.release();
  };
}

/** What was taken is let go when the work on it fails. */
function undoing<Value>(taken: Lock, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    taken.release();
    throw error;
  }
}
