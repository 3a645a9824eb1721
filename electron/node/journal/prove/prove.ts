import Database from 'better-sqlite3';
import type { ReadableDb } from '../database.ts';
import { JournalError, meaningOf } from '../errors.ts';
import { openForReading, type Reading } from '../reading/open-reading.ts';
import type { Fault, Proof, ProofKey } from './proof.ts';
import { chunkProver, type ChunkProof, chunksOf } from './prove-chunk.ts';
import { missingTexts, repeatedRequests, wrongTexts } from './prove-closely.ts';
import { type JournalState, readState } from './prove-state.ts';
import { sumUp } from './prove-sum.ts';
import { subtreeHeight } from '../subtrees.ts';

/**
 * Reads the whole journal of a directory and writes nothing. A lost key is a change like any other. Throws
 * a `JournalError` when there is no journal, or a newer one.
 */
export function proveJournal(directory: string, key: ProofKey): Proof {
  const opened = readable(directory);
  if (!opened)
    return conclude(undefined, { ...nothing(), faults: [{ kind: 'file-damaged' }] }, key);
  try {
    return proveOpened(opened, key);
  } finally {
    opened.db.close();
  }
}

/** The same over a journal that is open. */
export function proveOpened(opened: Reading, key: ProofKey): Proof {
  const found = nothing();
  if (!opened.isSchemaOurs) found.faults.push({ kind: 'schema-changed' });
  try {
    examine(opened, found, key);
  } catch (error) {
    if (!isDamage(error)) throw meaningOf(error);
    found.faults.push({ kind: 'file-damaged' });
  }
  return conclude(opened.db, found, key);
}

/** Nothing for a file that is no database at all. */
function readable(directory: string): Reading | undefined {
  try {
    return openForReading(directory);
  } catch (error) {
    if (!isDamage(error)) throw meaningOf(error);
    return undefined;
  }
}

function nothing(): Found {
  return { state: undefined, chunks: [], faults: [] };
}

/** What a proof has found so far; a damaged file ends it anywhere. */
export interface Found {
  state: JournalState | undefined;
  readonly chunks: ChunkProof[];
  readonly faults: Fault[];
}

function examine(opened: Reading, found: Found, key: ProofKey): void {
  const state = readState(opened.db);
  found.state = state;
  const prove = chunkProver(opened, key);
  for (let index = 0; index < chunksOf(state.size); index += 1) {
    found.chunks.push(prove(index, state.size));
  }
  found.faults.push(...fileFaults(opened.db, state.size));
}

/**
 * Whether the file's own order is as SQLite keeps it. In a large file the indexes are not held against the
 * entries: that takes longer than all the rest, and a wrong one only hides entries from a search.
 */
export function fileFaults(db: ReadableDb, size: number): readonly Fault[] {
  const check = size > 100_000 ? 'quick_check(1)' : 'integrity_check(1)';
  const report = db.pragma(check, { simple: true });
  return report === 'ok' ? [] : [{ kind: 'file-damaged' }];
}

/** The whole proof; when something doesn't hold, texts are read as well. */
export function conclude(db: ReadableDb | undefined, found: Found, key: ProofKey): Proof {
  const { repeated, ...sum } = sumUp(found.state, found.chunks, key);
  const faults = [...found.faults, ...sum.faults];
  const { state, chunks } = found;
  if (db) faults.push(...undamaged(() => repeatedRequests(db, repeated)));
  if (db && state) faults.push(...undamaged(() => missingTexts(db, state.purgedUntil, chunks)));
  if (db && faults.length > 0) faults.push(...undamaged(() => wrongTexts(db, faults, key)));
  const told = sorted(unexplained(faults));
  const holds = told.length === 0;
  return { ...sum, holds, firstBad: holds ? undefined : firstBad(told, sum.size), faults: told };
}

function undamaged(work: () => readonly Fault[]): readonly Fault[] {
  try {
    return work();
  } catch (error) {
    if (!isDamage(error)) throw meaningOf(error);
    return [{ kind: 'file-damaged' }];
  }
}

/** A subtree is wrong when an entry in it is: then it says nothing more. */
function unexplained(faults: readonly Fault[]): readonly Fault[] {
  const blockOf = ({ number = 0 }: Fault) => Math.floor((number - 1) / 2 ** subtreeHeight);
  const explained = new Set(
    faults.filter(({ kind }) => kind !== 'subtree-differs').map((fault) => blockOf(fault)),
  );
  return faults.filter(
    (fault) => fault.kind !== 'subtree-differs' || !explained.has(blockOf(fault)),
  );
}

/** By number, those that concern the whole last; each once, and of each kind not more than the first thousand. */
function sorted(faults: readonly Fault[]): readonly Fault[] {
  const told = new Set<string>();
  const counts = new Map<string, number>();
  const placeOf = ({ number }: Fault) => number ?? Number.MAX_SAFE_INTEGER;
  return faults
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .filter(({ kind, number }) => {
      const isNew = !told.has(`${kind} ${number ?? ''}`);
      const count = (counts.get(kind) ?? 0) + 1;
      told.add(`${kind} ${number ?? ''}`);
      counts.set(kind, count);
      return isNew && count <= 1_000;
    });
}

/** When no single entry is wrong, nothing after the newest is vouched for. */
function firstBad(faults: readonly Fault[], size: number): number {
  return faults.find(({ number }) => number !== undefined)?.number ?? size + 1;
}

/** Of what SQLite may say while it reads, only "somebody has it locked" or "may not" is not the journal's own state. */
export function isDamage(error: unknown): boolean {
  if (error instanceof JournalError || !(error instanceof Database.SqliteError)) return false;
  return /^SQLITE_(?:CORRUPT|NOTADB|ERROR|MISMATCH)/.test(error.code);
}
