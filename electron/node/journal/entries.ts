import { canonicalBegun } from '../../../shared/record/canonical.ts';
import type {
  Begun,
  CheckEntry,
  Finish,
  HappenedEntry,
  Place,
  Stand,
} from '../../../shared/record/entry.ts';
import type { Happening } from '../../../shared/record/happening.ts';
import { parseBegun } from '../../../shared/record/parse-entry.ts';
import { entryAppender } from './append-entry.ts';
import type { WritableDb } from './database.ts';
import { headReader, headWriter } from './head.ts';
import type { Seals } from './head-tag.ts';
import { recentRequests } from './reading/recent-requests.ts';
import { type BegunRow, readBegun } from './texts/stored.ts';

/** A check that began and has no entry yet. */
export interface Unfinished {
  readonly begun: Begun;
  /** UTC milliseconds, by the journal's clock. */
  readonly begunAt: number;
}

/** Writes entries; every function that writes is one transaction, and its last step is the head. */
export interface EntryWriter {
  readonly begin: (begun: Begun, begunAt: number) => void;
  readonly finish: (requestId: string, finish: Finish, recordedAt: number) => CheckEntry;
  /** `also` is done in the same transaction. */
  readonly note: (
    happening: Stand & Happening,
    recordedAt: number,
    also?: () => void,
  ) => HappenedEntry;
  /** Changes nothing, durably: it works when writing works. */
  readonly rewriteHead: () => void;
  readonly unfinished: () => readonly Unfinished[];
}

/** Throws for a check that began twice, was never begun or is already recorded: those are bugs. */
export function entryWriter(db: WritableDb, { tag, mark }: Seals): EntryWriter {
  const sql = prepare(db);
  const isRecorded = recentRequests(db);
  const readHead = headReader(db, tag);
  const writeHead = headWriter(db, tag);
  const appendEntry = entryAppender(db, mark);
  const begin = db.transaction((begun: Begun, begunAt: number) => {
    const text = canonicalBegun(begun);
    if (!parseBegun(text)) throw new TypeError('a begun check must be readable as it was written');
    const range = readHead();
    if (isRecorded(begun.requestId, range.size))
      throw new Error('a check that is recorded cannot begin again');
    sql.insertBegun.run({ requestId: begun.requestId, begunAt, text });
    writeHead(range);
  });
  const finish = db.transaction((requestId: string, ended: Finish, recordedAt: number) => {
    const range = readHead();
    const begun = sql.takeBegun.get(requestId);
    if (!begun) throw new Error('a check that was not begun, or is recorded, cannot be finished');
    const place = { number: range.size + 1, recordedAt };
    const entry = checkOf(readBegun(begun.text), ended, place);
    writeHead(appendEntry(entry, range));
    return entry;
  });
  const note = db.transaction(
    (happening: Stand & Happening, recordedAt: number, also?: () => void) => {
      const range = readHead();
      const entry: HappenedEntry = { ...happening, number: range.size + 1, recordedAt, version: 2 };
      const after = appendEntry(entry, range);
      also?.();
      writeHead(after);
      return entry;
    },
  );
  const rewriteHead = db.transaction(() => {
    writeHead(readHead());
  });
  return {
    begin: (begun, begunAt) => {
      begin.immediate(begun, begunAt);
    },
    finish: (requestId, ended, recordedAt) => finish.immediate(requestId, ended, recordedAt),
    note: (happening, recordedAt, also) => note.immediate(happening, recordedAt, also),
    rewriteHead: () => {
      rewriteHead.immediate();
    },
    unfinished: () =>
      sql.allBegun.all().map(({ text, begunAt }) => ({ begun: readBegun(text), begunAt })),
  };
}

function prepare(db: WritableDb) {
  return {
    insertBegun: db.prepare(
      'INSERT INTO begun (request_id, begun_at, text) VALUES (:requestId, :begunAt, :text)',
    ),
    takeBegun: db.prepare<[string], BegunRow>(
      'DELETE FROM begun WHERE request_id = ? RETURNING text, begun_at AS begunAt',
    ),
    allBegun: db.prepare<[], BegunRow>(
      'SELECT text, begun_at AS begunAt FROM begun ORDER BY begun_at, request_id',
    ),
  };
}

function checkOf(begun: Begun, finish: Finish, place: Place): CheckEntry {
  return { ...begun, ...finish, ...place, version: 2, kind: 'check' };
}
