import type { SubtreeRoot } from '../../../../shared/record/inclusion.ts';
import { append, emptyRange, emptyRoot, nodeHash } from '../../../../shared/record/tree.ts';
import type { ReadableDb } from '../database.ts';
import { JournalError } from '../errors.ts';
import { sha256 } from '../head-tag.ts';

/** How many hashes of one level make one of the next: level 0 are the leaves. */
const width = 256;

/**
 * Roots of subtrees out of the stored leaves and full subtrees: three short reads at any size. They are
 * as good as what is stored: a proof of the whole journal is what checks that. `from` must be where RFC
 * 6962 lets a subtree begin. Throws `JournalAltered` when something that should be stored is not.
 */
export function subtreeReader(db: ReadableDb): SubtreeRoot {
  const leaves = db
    .prepare<[number, number], Buffer>(
      'SELECT leaf FROM entry WHERE number > ? AND number <= ? ORDER BY number',
    )
    .pluck();
  const subtrees = db
    .prepare<[number, number, number], Buffer>(
      'SELECT hash FROM subtree WHERE level = ? AND place >= ? AND place < ? ORDER BY place',
    )
    .pluck();
  const row = (level: number, from: number, to: number) =>
    level === 0 ? leaves.all(from, to) : subtrees.all(level, from, to);
  return (from, to) => rootOver(from, to, row);
}

/** Root over the first `size` entries. */
export function rootAt(subtreeRoot: SubtreeRoot, size: number): Uint8Array {
  return size === 0 ? emptyRoot(sha256) : subtreeRoot(0, size);
}

/** The stored hashes of one level from one place up to another. */
type Row = (level: number, from: number, to: number) => readonly Buffer[];

function rootOver(from: number, to: number, row: Row): Uint8Array {
  const full: Uint8Array[] = [];
  // From the largest subtrees that are stored down to single leaves: each level takes what is left.
  let [at, level] = [from, levelOf(to - from)];
  for (; at < to; level -= 1) {
    const unit = width ** level;
    const count = Math.floor((to - at) / unit);
    full.push(...merged(row(level, at / unit, at / unit + count), count));
    at += count * unit;
  }
  return full.reduceRight((right, left) => nodeHash(sha256, left, right));
}

/** The highest level of which at least one full subtree fits. */
function levelOf(leaves: number): number {
  let level = 0;
  while (width ** (level + 1) <= leaves) level += 1;
  return level;
}

/** Equal subtrees in a row, merged into the fewest full ones. */
function merged(hashes: readonly Buffer[], count: number): readonly Uint8Array[] {
  if (hashes.length !== count) throw new JournalError('JournalAltered');
  return hashes.reduce((range, hash) => append(sha256, range, hash), emptyRange).hashes;
}
