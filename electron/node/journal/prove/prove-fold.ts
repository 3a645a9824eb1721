import { hash } from 'node:crypto';
import type { CompactRange } from '../../../../shared/record/tree.ts';
import type { ReadableDb } from '../database.ts';
import type { Fault } from './proof.ts';
import { subtreeHeight } from '../subtrees.ts';

/** The tree over a chunk, and where the kept subtrees are not those of its leaves. */
export interface FoldProof {
  readonly range: CompactRange;
  readonly faults: readonly Fault[];
}

/** Folds leaves that lie one after the other into their tree, in place, level by level (RFC 6962 §2.1). */
export function leafFolder(db: ReadableDb): (leaves: Buffer, first: number) => FoldProof {
  const select = db
    .prepare<[number, number, number], Buffer>(
      'SELECT hash FROM subtree WHERE level = ? AND place BETWEEN ? AND ? ORDER BY place',
    )
    .pluck();
  const check = (level: number, nodes: Buffer, first: number): readonly Fault[] => {
    const leaves = 2 ** (level * subtreeHeight);
    const place = (first - 1) / leaves;
    const kept = select.all(level, place, place + nodes.length / 32 - 1);
    const isSame = (index: number) =>
      kept[index]?.equals(nodes.subarray(index * 32, index * 32 + 32)) === true;
    return Array.from({ length: nodes.length / 32 }, (_, index) => index)
      .filter((index) => !isSame(index))
      .map((index) => ({ kind: 'subtree-differs', number: first + index * leaves }));
  };
  return (leaves, first) => {
    const size = leaves.length / 32;
    const hashes: Buffer[] = [];
    const faults: Fault[] = [];
    let count = size;
    for (let height = 0; count > 0; height += 1) {
      if (height > 0 && height % subtreeHeight === 0) {
        const wrong = check(height / subtreeHeight, leaves.subarray(0, count * 32), first);
        // One that is wrong because a smaller one in it is says nothing more.
        if (faults.length === 0) faults.push(...wrong);
      }
      if (count % 2 === 1)
        hashes.unshift(Buffer.from(leaves.subarray((count - 1) * 32, count * 32)));
      count = pairUp(leaves, count);
    }
    return { range: { size, hashes }, faults };
  };
}

/** Hashes neighbours two by two to the front; gives how many there are then. */
function pairUp(nodes: Buffer, count: number): number {
  const pair = Buffer.alloc(65, 0x01);
  const pairs = Math.floor(count / 2);
  for (let index = 0; index < pairs; index += 1) {
    nodes.copy(pair, 1, index * 64, index * 64 + 64);
    nodes.write(hash('sha256', pair, 'binary'), index * 32, 'binary');
  }
  return pairs;
}
