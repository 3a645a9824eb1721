import type { ReadableDb } from '../database.ts';

/** Reads the last number whose text may be gone; 0 when none may. */
export function purgedUntilReader(db: ReadableDb): () => number {
  const select = db.prepare<[], number>('SELECT until FROM purge').pluck();
  return () => select.get() ?? 0;
}
