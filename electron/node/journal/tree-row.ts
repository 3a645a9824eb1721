import type { CompactRange } from '../../../shared/record/tree.ts';
import type { ReadableDb, WritableDb } from './database.ts';

/** The tree's head as the journal keeps it. */
export interface TreeRow {
  readonly range: CompactRange;
  readonly tag: Uint8Array;
}

/** Reads the head; `undefined` when it is missing. */
export function treeReader(db: ReadableDb): () => TreeRow | undefined {
  const select = db.prepare<[], { size: number; hashes: Buffer; tag: Buffer }>(
    'SELECT size, hashes, tag FROM tree',
  );
  return () => {
    const row = select.get();
    return row && { range: { size: row.size, hashes: split(row.hashes) }, tag: row.tag };
  };
}

/** Writes the head in the place of the one before. */
export function treeWriter(db: WritableDb): (row: TreeRow) => void {
  const upsert = db.prepare(`
    INSERT INTO tree (only, size, hashes, tag) VALUES (1, ?, ?, ?)
    ON CONFLICT (only) DO UPDATE SET size = excluded.size, hashes = excluded.hashes, tag = excluded.tag`);
  return ({ range, tag }) => {
    upsert.run(range.size, Buffer.concat(range.hashes), tag);
  };
}

const hashBytes = 32;

function split(hashes: Buffer): readonly Uint8Array[] {
  return Array.from({ length: hashes.length / hashBytes }, (_, index) =>
    hashes.subarray(index * hashBytes, (index + 1) * hashBytes),
  );
}
