import { append, type CompactRange, emptyRange } from '../../../shared/record/tree.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { sha256 } from './head-tag.ts';
import { newestNumber } from './newest-number.ts';

/** Full subtrees of 256, 65,536 … leaves are kept: any proof then costs a few short reads. */
export const subtreeHeight = 8;

/** Keeps the full subtrees that the entry of a number completes: give it to `append`. */
export function subtreeKeeper(
  db: WritableDb,
): (number: number) => (height: number, node: Uint8Array) => void {
  const insert = db.prepare('INSERT INTO subtree (level, place, hash) VALUES (?, ?, ?)');
  return (number) => (height, node) => {
    if (height % subtreeHeight === 0)
      insert.run(height / subtreeHeight, number / 2 ** height - 1, node);
  };
}

/** Makes the subtrees of a journal that was written before they were kept. */
export function fillSubtrees(db: WritableDb): void {
  const kept = db.prepare<[], number>('SELECT count(*) FROM subtree WHERE level = 1').pluck();
  if (kept.get() !== 0 || newestNumber(db)() < 2 ** subtreeHeight) return;
  const keep = subtreeKeeper(db);
  let range: CompactRange = emptyRange;
  for (const { number, leaf } of leavesOf(db)) range = append(sha256, range, leaf, keep(number));
}

interface LeafRow {
  readonly number: number;
  readonly leaf: Buffer;
}

/** All leaves, the oldest first; a page at a time, so that the connection may write in between. */
function* leavesOf(db: ReadableDb): Generator<LeafRow, undefined> {
  const page = db.prepare<[number], LeafRow>(
    'SELECT number, leaf FROM entry WHERE number > ? ORDER BY number LIMIT 1000',
  );
  let last = 0;
  for (let rows = page.all(last); rows.length > 0; rows = page.all(last)) {
    yield* rows;
    last = rows.at(-1)?.number ?? last;
  }
  return undefined;
}
