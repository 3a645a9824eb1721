import { isSameBytes } from './same-bytes.ts';
import { type Hash, nodeHash } from './tree.ts';

/**
 * Root of the subtree over the leaves from `from` up to `to` (0-based, `to` not included), as RFC 6962
 * §2.1 defines it. Proofs ask it for few of them: whoever keeps the leaves decides how to find them.
 */
export type SubtreeRoot = (from: number, to: number) => Uint8Array;

/** Where a leaf is said to stand: its index from 0, and the size of the tree. */
export interface LeafPlace {
  readonly index: number;
  readonly size: number;
}

/** The audit path of a leaf, the lowest sibling first (RFC 9162 §2.1.3.1). Throws a RangeError for a leaf outside the tree. */
export function inclusionProof(place: LeafPlace, rootOf: SubtreeRoot): readonly Uint8Array[] {
  if (!isLawful(place)) throw new RangeError('the leaf must be in the tree');
  const path: Uint8Array[] = [];
  let [from, to] = [0, place.size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (place.index < middle) {
      path.unshift(rootOf(middle, to));
      to = middle;
    } else {
      path.unshift(rootOf(from, middle));
      from = middle;
    }
  }
  return path;
}

/** Whether a path leads from a leaf's hash to the tree's root (RFC 9162 §2.1.3.2). Total: nonsense is simply false. */
export function provesInclusion(
  hash: Hash,
  place: LeafPlace,
  leaf: Uint8Array,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isLawful(place) || leaf.length !== hashBytes) return false;
  let [index, last, node] = [place.index, place.size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(index) || index === last) {
      node = nodeHash(hash, sibling, node);
      // A node without a right neighbour climbs until it is one itself.
      while (!isOdd(index) && index > 0) [index, last] = [half(index), half(last)];
    } else {
      node = nodeHash(hash, node, sibling);
    }
    [index, last] = [half(index), half(last)];
  }
  return last === 0 && isSameBytes(node, root);
}

/** The largest power of two below a number above 1: where RFC 6962 splits a tree of that size. */
export function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Sizes may be above 2³¹: no bit operators. */
export const isOdd = (number: number): boolean => number % 2 === 1;
export const half = (number: number): number => Math.floor(number / 2);

const hashBytes = 32;

function isLawful({ index, size }: LeafPlace): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}
