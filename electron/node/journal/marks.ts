import type { WritableDb } from './database.ts';
import type { EntryMark } from './head-tag.ts';

/** Marks the entries of a journal that was written before there were marks. */
export function fillMarks(db: WritableDb, mark: EntryMark): void {
  const page = db.prepare<[number], { readonly number: number; readonly leaf: Buffer }>(
    'SELECT number, leaf FROM entry WHERE mark IS NULL AND number > ? ORDER BY number LIMIT 1000',
  );
  const set = db.prepare('UPDATE entry SET mark = ? WHERE number = ?');
  // They are the first of all, if there are any.
  if (db.prepare('SELECT mark FROM entry WHERE number = 1').pluck().get() !== null) return;
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.number ?? 0)) {
    for (const { number, leaf } of rows) set.run(mark(number, leaf), number);
  }
}
