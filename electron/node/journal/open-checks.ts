import { createHash } from 'node:crypto';
import type { ReadableDb } from './database.ts';

/**
 * Hashes the checks that have begun and have no entry, as they are stored: SHA-256 over id, time and
 * text, each after its length in bytes, in the order of the ids.
 */
export function openChecksHasher(db: ReadableDb): () => Uint8Array {
  const bytesOf = (column: string) => `coalesce(CAST(${column} AS BLOB), x'')`;
  const columns = ['request_id', 'begun_at', 'text'].map(bytesOf).join(', ');
  // The stored bytes, not SQLite's or JavaScript's reading of them.
  const rows = db
    .prepare<[], readonly Buffer[]>(`SELECT ${columns} FROM begun ORDER BY request_id`)
    .raw();
  return () => {
    const hash = createHash('sha256');
    for (const bytes of rows.all().flat()) hash.update(`${bytes.length} `).update(bytes);
    return hash.digest();
  };
}
