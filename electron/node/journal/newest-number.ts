import type { ReadableDb } from './database.ts';

/** Reads the number of the newest entry; 0 when there is none. */
export function newestNumber(db: ReadableDb): () => number {
  const select = db.prepare<[], number>('SELECT coalesce(max(number), 0) FROM entry').pluck();
  return () => select.get() ?? 0;
}
