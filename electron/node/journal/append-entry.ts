import { canonicalText } from '../../../shared/record/canonical.ts';
import type { Entry } from '../../../shared/record/entry.ts';
import { parseEntry } from '../../../shared/record/parse-entry.ts';
import { append, type CompactRange, leafHash } from '../../../shared/record/tree.ts';
import type { WritableDb } from './database.ts';
import { JournalError } from './errors.ts';
import { type EntryMark, sha256 } from './head-tag.ts';
import { pack } from './texts/pack.ts';
import { shapeKeeper } from './texts/shapes.ts';
import { subtreeKeeper } from './subtrees.ts';

/** Adds an entry's row and all that hangs on it, within the caller's transaction; gives the range after it. */
export function entryAppender(
  db: WritableDb,
  mark: EntryMark,
): (entry: Entry, range: CompactRange) => CompactRange {
  const sql = prepare(db);
  const shapeId = shapeKeeper(db);
  const keepSubtree = subtreeKeeper(db);
  return (entry, range) => {
    const { number, recordedAt } = entry;
    const text = canonicalText(entry);
    if (!parseEntry(text)) throw new TypeError('an entry must be readable as it was written');
    const leaf = leafHash(sha256, Buffer.from(text));
    const { shape, bytes } = pack(text, entry);
    const before = sql.recordedAt.get(number - 1) ?? recordedAt;
    const { changes } = sql.insert.run(
      number,
      shapeId(shape),
      recordedAt,
      bytes,
      leaf,
      mark(number, leaf),
    );
    if (changes !== 1) throw new JournalError('JournalAltered');
    if (recordedAt < before) sql.insertRun.run(number);
    return append(sha256, range, leaf, keepSubtree(number));
  };
}

function prepare(db: WritableDb) {
  return {
    recordedAt: db
      .prepare<[number], number | null>('SELECT recorded_at FROM entry WHERE number = ?')
      .pluck(),
    insert: db.prepare(
      'INSERT INTO entry (number, shape, recorded_at, packed, leaf, mark) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    insertRun: db.prepare('INSERT INTO run VALUES (?)'),
  };
}
