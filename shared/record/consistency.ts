import { half, isOdd, largestPowerBelow, type SubtreeRoot } from './inclusion.ts';
import { isSameBytes } from './same-bytes.ts';
import { type Hash, nodeHash } from './tree.ts';

/** A tree's head: its size and root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * The proof that a tree of `size` leaves begins with the tree of its first `first` leaves (RFC 9162
 * §2.1.4.1); empty when they are one tree. Throws a RangeError when `first` is 0 or above `size`.
 */
export function consistencyProof(
  first: number,
  size: number,
  rootOf: SubtreeRoot,
): readonly Uint8Array[] {
  if (!isSizes(first, size))
    throw new RangeError('a tree begins with a smaller one that is not empty');
  const path: Uint8Array[] = [];
  if (first === size) return path;
  let [from, to] = [0, size];
  // Down to the subtree whose right edge is the old tree's.
  while (to !== first) {
    const middle = from + largestPowerBelow(to - from);
    if (first <= middle) {
      path.unshift(rootOf(middle, to));
      to = middle;
    } else {
      path.unshift(rootOf(from, middle));
      from = middle;
    }
  }
  // The old tree as a whole needs no telling: its root is known.
  return from === 0 ? path : [rootOf(from, to), ...path];
}

/**
 * Whether a proof shows that the later tree begins with the earlier one (RFC 9162 §2.1.4.2). Total:
 * nonsense is simply false, and so is the empty tree, with which every tree begins.
 */
export function provesConsistency(
  hash: Hash,
  earlier: TreeHead,
  later: TreeHead,
  proof: readonly Uint8Array[],
): boolean {
  if (!isSizes(earlier.size, later.size)) return false;
  if (earlier.size === later.size)
    return proof.length === 0 && isSameBytes(earlier.root, later.root);
  const [first, ...rest] = isPower(earlier.size) ? [earlier.root, ...proof] : proof;
  return first !== undefined && climbs(hash, earlier, later, first, rest);
}

function climbs(
  hash: Hash,
  earlier: TreeHead,
  later: TreeHead,
  first: Uint8Array,
  rest: readonly Uint8Array[],
): boolean {
  let [index, last] = [earlier.size - 1, later.size - 1];
  while (isOdd(index)) [index, last] = [half(index), half(last)];
  let [old, young] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(index) || index === last) {
      old = nodeHash(hash, sibling, old);
      young = nodeHash(hash, sibling, young);
      while (!isOdd(index) && index > 0) [index, last] = [half(index), half(last)];
    } else {
      young = nodeHash(hash, young, sibling);
    }
    [index, last] = [half(index), half(last)];
  }
  return last === 0 && isSameBytes(old, earlier.root) && isSameBytes(young, later.root);
}

function isSizes(first: number, size: number): boolean {
  return Number.isSafeInteger(first) && Number.isSafeInteger(size) && first > 0 && first <= size;
}

function isPower(number: number): boolean {
  return number === 1 || largestPowerBelow(number) * 2 === number;
}
