import type { Entry } from '../../../../shared/record/entry.ts';
import { type CompactRange, root } from '../../../../shared/record/tree.ts';
import type { SignerOf } from './checkpoint-signer.ts';
import { peekCheckpoint, signCheckpoint } from './checkpoint.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { JournalError } from '../errors.ts';
import { sha256 } from '../head-tag.ts';

/** A signed note that the journal keeps, its own or a neighbour's. */
export interface KeptNote {
  readonly origin: string;
  /** How many entries it spans. */
  readonly size: number;
  /** UTC milliseconds at which this journal made or received it. */
  readonly at: number;
  readonly note: string;
}

/** A checkpoint of its own has the verifier key beside it: whoever can't read the installation key needs it. */
export interface OwnNote extends KeptNote {
  readonly key: string;
}

/** Makes and keeps checkpoints; every function is one transaction. */
export interface CheckpointStore {
  /**
   * The signed note of the head as it is; the one that is kept already when the head has one. Throws
   * `JournalAltered` beside one of more entries than there are.
   */
  make(desk: string, madeAt: number): OwnNote;
  newest(): OwnNote | undefined;
  /** Keeps another desk's note; false when it is kept already, or is no checkpoint at all. */
  keepNeighbour(note: string, receivedAt: number): boolean;
  /** Whether an entry that was just written asks for a checkpoint: a shift ended, or it is the n-th after the newest one. */
  isDue(entry: Entry): boolean;
}

/** `readHead` throws for a head that is not ours: nothing else is ever signed. `every` is a number of entries. */
export function checkpointStore(
  db: WritableDb,
  readHead: () => CompactRange,
  signerOf: SignerOf,
  every = 1_000,
): CheckpointStore {
  const newest = newestCheckpoint(db);
  const insert = db.prepare(
    'INSERT INTO checkpoint (size, made_at, note, key) VALUES (?, ?, ?, ?)',
  );
  const insertNeighbour = db.prepare(
    'INSERT INTO neighbour (origin, size, received_at, note) VALUES (?, ?, ?, ?)',
  );
  const has = db.prepare('SELECT 1 FROM neighbour WHERE origin = ? AND size = ?').pluck();
  const make = db.transaction((desk: string, madeAt: number): OwnNote => {
    const range = readHead();
    const kept = newest();
    if (kept?.size === range.size) return kept;
    if (kept && kept.size > range.size) throw new JournalError('JournalAltered');
    const signer = signerOf(desk);
    const note = signCheckpoint({ size: range.size, root: root(sha256, range) }, signer);
    insert.run(range.size, madeAt, note, signer.key.text);
    return { origin: signer.key.name, size: range.size, at: madeAt, note, key: signer.key.text };
  });
  let signed = newest()?.size ?? 0;
  return {
    make: (desk, madeAt) => {
      const made = make.immediate(desk, madeAt);
      signed = made.size;
      return made;
    },
    newest,
    keepNeighbour: (note, receivedAt) => {
      const head = peekCheckpoint(note);
      if (!head || has.get(head.origin, head.size) !== undefined) return false;
      return insertNeighbour.run(head.origin, head.size, receivedAt, note).changes === 1;
    },
    isDue: (entry) =>
      entry.number - signed >= every || (entry.kind === 'shift' && entry.phase === 'closed'),
  };
}

/** The newest checkpoint that a journal keeps of itself. */
export function newestCheckpoint(db: ReadableDb): () => OwnNote | undefined {
  const select = db.prepare<[], OwnRow>(`${ownRows} DESC LIMIT 1`);
  return () => {
    const row = select.get();
    return row && ownNote(row);
  };
}

/** The checkpoints that a journal keeps of itself, the smallest first. */
export function ownCheckpoints(db: ReadableDb): readonly OwnNote[] {
  return db.prepare<[], OwnRow>(ownRows).all().map(ownNote);
}

/** The checkpoints of other desks that a journal keeps, by desk and size. */
export function neighbourCheckpoints(db: ReadableDb): readonly KeptNote[] {
  return db
    .prepare<[], KeptNote>(
      'SELECT origin, size, received_at AS at, note FROM neighbour ORDER BY origin, size',
    )
    .all();
}

type OwnRow = Omit<OwnNote, 'origin'>;

const ownRows = 'SELECT size, made_at AS at, note, key FROM checkpoint ORDER BY size';

function ownNote(row: OwnRow): OwnNote {
  return { ...row, origin: peekCheckpoint(row.note)?.origin ?? '' };
}
