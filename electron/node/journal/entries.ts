import { canonicalBegun, canonicalText } from '../../../shared/record/canonical.ts';
import type { Begun, CheckEntry, Entry, Finish } from '../../../shared/record/entry.ts';
import { parseBegun, parseEntry } from '../../../shared/record/parse-entry.ts';
import { append, type CompactRange, leafHash } from '../../../shared/record/tree.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { JournalError } from './errors.ts';
import { holdsSeal, type Seal, sha256 } from './seal.ts';
import { treeReader, treeWriter } from './tree-row.ts';

/** A check that began and has no entry yet. */
export interface Unfinished {
  readonly begun: Begun;
  /** UTC milliseconds, by the journal's clock. */
  readonly begunAt: number;
}

/** Writes checks; every function is one transaction or part of one. */
export interface EntryWriter {
  readonly begin: (begun: Begun, begunAt: number) => void;
  readonly finish: (requestId: string, finish: Finish, recordedAt: number) => Entry;
  readonly unfinished: () => readonly Unfinished[];
}

/** Throws for a check that began twice, was never begun or is already recorded: those are bugs. */
export function entryWriter(db: WritableDb, seal: Seal): EntryWriter {
  const sql = prepare(db);
  const readTree = treeChecker(db, seal);
  const writeTree = treeWriter(db);
  const finish = db.transaction((requestId: string, finish: Finish, recordedAt: number): Entry => {
    const begun = sql.takeBegun.get(requestId);
    if (!begun) throw new Error('a check that was not begun, or is recorded, cannot be finished');
    const range = readTree();
    const own = { number: range.size + 1, recordedAt };
    const entry = entryOf(readBegun(begun.text), finish, own);
    const text = canonicalText(entry);
    if (!parseEntry(text)) throw new TypeError('an entry must be readable as it was written');
    const leaf = leafHash(sha256, Buffer.from(text));
    sql.insertEntry.run(entry.number, text, leaf);
    const grown = append(sha256, range, leaf);
    writeTree({ range: grown, seal: seal(grown) });
    return entry;
  });
  return {
    begin: (begun, begunAt) => {
      const text = canonicalBegun(begun);
      if (!parseBegun(text))
        throw new TypeError('a begun check must be readable as it was written');
      const { changes } = sql.insertBegun.run({ requestId: begun.requestId, begunAt, text });
      if (changes !== 1) throw new Error('a check that is recorded cannot begin again');
    },
    finish: (requestId, ended, recordedAt) => finish.immediate(requestId, ended, recordedAt),
    unfinished: () =>
      sql.allBegun.all().map(({ text, begunAt }) => ({ begun: readBegun(text), begunAt })),
  };
}

/** Refuses a tree that is not the one this installation left. */
export function checkTree(db: ReadableDb, seal: Seal): CompactRange {
  return treeChecker(db, seal)();
}

interface BegunRow {
  readonly text: string;
  readonly begunAt: number;
}

function prepare(db: WritableDb) {
  return {
    insertBegun: db.prepare(`
      INSERT INTO begun (request_id, begun_at, text) SELECT :requestId, :begunAt, :text
      WHERE NOT EXISTS (SELECT 1 FROM entry WHERE request_id = :requestId)`),
    takeBegun: db.prepare<[string], BegunRow>(
      'DELETE FROM begun WHERE request_id = ? RETURNING text, begun_at AS begunAt',
    ),
    allBegun: db.prepare<[], BegunRow>(
      'SELECT text, begun_at AS begunAt FROM begun ORDER BY rowid',
    ),
    insertEntry: db.prepare('INSERT INTO entry (number, text, leaf) VALUES (?, ?, ?)'),
  };
}

function treeChecker(db: ReadableDb, seal: Seal): () => CompactRange {
  const read = treeReader(db);
  const newest = db.prepare('SELECT coalesce(max(number), 0) FROM entry').pluck();
  return () => {
    const tree = read();
    // SECURITY: a head that is not ours is never sealed anew, or a rewritten journal would pass for ours.
    if (!tree || newest.get() !== tree.range.size || !holdsSeal(seal, tree.range, tree.seal)) {
      throw new JournalError('JournalAltered');
    }
    return tree.range;
  };
}

function entryOf(
  begun: Begun,
  finish: Finish,
  own: Pick<CheckEntry, 'number' | 'recordedAt'>,
): CheckEntry {
  return { ...begun, ...finish, ...own, version: 1, kind: 'check' };
}

function readBegun(text: string): Begun {
  const begun = parseBegun(text);
  if (!begun) throw new JournalError('JournalAltered');
  return begun;
}
