import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Begun, Finish } from '../../../shared/record/entry.ts';
import { emptyRange } from '../../../shared/record/tree.ts';
import type { Journal } from '../../../shared/record/journal.ts';
import { attempt } from './attempt.ts';
import { journalPath, makeDurable, openWritable, type WritableDb } from './database.ts';
import { type EntryWriter, entryWriter, type Unfinished } from './entries.ts';
import { JournalError, meaningful } from './errors.ts';
import { headReader, headWriter } from './head.ts';
import { createHeadTag, type HeadTag } from './head-tag.ts';
import { type Lock, takeLock } from './lock.ts';
import { checkOurs, migrate, versionOf } from './migrate.ts';
import { queries } from './queries.ts';
import { schemaAt, schemaOf } from './schema.ts';
import { watchWrites } from './write-watch.ts';

export interface OpenedJournal extends Journal {
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
}: JournalSettings): OpenedJournal {
  return meaningful(() => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const lock = takeLock(path.join(directory, 'journal.lock'), waitMs);
    return undoing(lock, () => {
      const db = openWritable(journalPath(directory));
      return undoing({ release: () => db.close() }, () => {
        const tag = createHeadTag(key);
        prepareDatabase(db, tag);
        const recovered = recover(entryWriter(db, tag), now);
        return { ...createJournal(db, tag, now), recovered, close: closer(db, lock) };
      });
    });
  });
}

/** The port over a prepared database. */
export function createJournal(db: WritableDb, tag: HeadTag, now: () => number): Journal {
  const writer = entryWriter(db, tag);
  const isStillThere = presence(db.name);
  const inPlace = <Value>(work: () => Value): Value => {
    if (!isStillThere()) throw new JournalError('JournalMissing');
    return work();
  };
  const { write, whileWritable } = watchWrites(() => {
    inPlace(writer.rewriteHead);
  }, now);
  const asked = queries(db);
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
    size: () => whileWritable(asked.size),
  };
}

/** Looks before it writes: what is not ours stays as it is. */
export function prepareDatabase(db: WritableDb, tag: HeadTag): void {
  checkOurs(db);
  // Also the triggers: one that swallows an entry would let us show what was never kept.
  if (schemaOf(db) !== schemaAt(versionOf(db))) throw new JournalError('JournalAltered');
  makeDurable(db);
  db.transaction(() => {
    const isNew = versionOf(db) === 0;
    migrate(db);
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
