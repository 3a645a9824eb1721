import { canonicalBegun, canonicalText } from '../../../shared/record/canonical.ts';
import type { Begun, CheckEntry, Entry, Finish } from '../../../shared/record/entry.ts';
import { parseBegun, parseEntry } from '../../../shared/record/parse-entry.ts';
import { append, leafHash } from '../../../shared/record/tree.ts';
import type { WritableDb } from './database.ts';
import { JournalError } from './errors.ts';
import { headReader, headWriter } from './head.ts';
import { type HeadTag, sha256 } from './head-tag.ts';
import { type BegunRow, readBegun } from './stored.ts';

/** A check that began and has no entry yet. */
export interface Unfinished {
  readonly begun: Begun;
  /** UTC milliseconds, by the journal's clock. */
  readonly begunAt: number;
}

/** Writes checks; every function that writes is one transaction, and its last step is the head. */
export interface EntryWriter {
  readonly begin: (begun: Begun, begunAt: number) => void;
  readonly finish: (requestId: string, finish: Finish, recordedAt: number) => Entry;
  /** Changes nothing, durably: it works when writing works. */
  readonly rewriteHead: () => void;
  readonly unfinished: () => readonly Unfinished[];
}

/** Throws for a check that began twice, was never begun or is already recorded: those are bugs. */
export function entryWriter(db: WritableDb, tag: HeadTag): EntryWriter {
  const sql = prepare(db);
  const readHead = headReader(db, tag);
  const writeHead = headWriter(db, tag);
  const begin = db.transaction((begun: Begun, begunAt: number) => {
    const text = canonicalBegun(begun);
    if (!parseBegun(text)) throw new TypeError('a begun check must be readable as it was written');
    const range = readHead();
    const { changes } = sql.insertBegun.run({ requestId: begun.requestId, begunAt, text });
    if (changes !== 1) throw new Error('a check that is recorded cannot begin again');
    writeHead(range);
  });
  const finish = db.transaction((requestId: string, finish: Finish, recordedAt: number): Entry => {
    const range = readHead();
    const begun = sql.takeBegun.get(requestId);
    if (!begun) throw new Error('a check that was not begun, or is recorded, cannot be finished');
    const own = { number: range.size + 1, recordedAt };
    const entry = entryOf(readBegun(begun.text), finish, own);
    const text = canonicalText(entry);
    if (!parseEntry(text)) throw new TypeError('an entry must be readable as it was written');
    const leaf = leafHash(sha256, Buffer.from(text));
    const { changes } = sql.insertEntry.run(entry.number, text, leaf);
    if (changes !== 1) throw new JournalError('JournalAltered');
    writeHead(append(sha256, range, leaf));
    return entry;
  });
  const rewriteHead = db.transaction(() => {
    writeHead(readHead());
  });
  return {
    begin: (begun, begunAt) => {
      begin.immediate(begun, begunAt);
    },
    finish: (requestId, ended, recordedAt) => finish.immediate(requestId, ended, recordedAt),
    rewriteHead: () => {
      rewriteHead.immediate();
    },
    unfinished: () =>
      sql.allBegun.all().map(({ text, begunAt }) => ({ begun: readBegun(text), begunAt })),
  };
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
      'SELECT text, begun_at AS begunAt FROM begun ORDER BY begun_at, request_id',
    ),
    insertEntry: db.prepare('INSERT INTO entry (number, text, leaf) VALUES (?, ?, ?)'),
  };
}

function entryOf(
  begun: Begun,
  finish: Finish,
  own: Pick<CheckEntry, 'number' | 'recordedAt'>,
): CheckEntry {
  return { ...begun, ...finish, ...own, version: 1, kind: 'check' };
}
