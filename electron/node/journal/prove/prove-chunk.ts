import type { CompactRange } from '../../../../shared/record/tree.ts';
import { createEntryMark } from '../head-tag.ts';
import type { Reading } from '../reading/open-reading.ts';
import type { ProofKey } from './proof.ts';
import { leafFolder } from './prove-fold.ts';
import { rowReader, type RowsProof } from './prove-rows.ts';

/** Entries are proved by chunks of this many, a full subtree each: any number of threads may share them. */
export const chunkLength = 65_536;

/** What one chunk of entries came to. */
export interface ChunkProof extends Readonly<Omit<RowsProof, 'leaves' | 'checks'>> {
  /** The tree over the chunk alone. */
  readonly range: CompactRange;
}

/** Proves chunks over one connection, and their marks when they can be checked; `index` 0 is the first. `size` is how many entries there should be. */
export function chunkProver(
  { db, isMarked }: Pick<Reading, 'db' | 'isMarked'>,
  key: ProofKey,
): (index: number, size: number) => ChunkProof {
  const mark = isMarked && key && key !== 'sealed' ? createEntryMark(key) : undefined;
  const read = rowReader(db, mark);
  const fold = leafFolder(db);
  return (index, size) => {
    const first = index * chunkLength + 1;
    const last = Math.min(size, first + chunkLength - 1);
    const { leaves, checks, ...found } = read(first, last);
    const { range, faults } = fold(leaves, first);
    found.faults.push(...faults);
    return { ...found, range, requests: found.requests.slice(0, checks) };
  };
}

/** How many chunks a journal of a size has. */
export function chunksOf(size: number): number {
  return Math.ceil(size / chunkLength);
}
