/** SHA-256 wherever the journal is meant; `shared` has no cryptography of its own. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/**
 * All that is needed to append to a Merkle tree and to know its root: the roots of its full
 * subtrees, the largest (leftmost) first; as many as `size` has binary ones.
 */
export interface CompactRange {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

export const emptyRange: CompactRange = { size: 0, hashes: [] };

/** Hash of one leaf: 0x00 before its bytes (RFC 6962 §2.1). */
export function leafHash(hash: Hash, bytes: Uint8Array): Uint8Array {
  return hash(joined(0x00, [bytes]));
}

/** Hash of two subtrees: 0x01 before both (RFC 6962 §2.1), so that no leaf can pass for a node. */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash(joined(0x01, [left, right]));
}

/** Root of the tree with no leaf: the hash of nothing (RFC 6962 §2.1). */
export function emptyRoot(hash: Hash): Uint8Array {
  return hash(new Uint8Array(0));
}

/** The range after one more leaf, given by its hash. `onFull` hears of each full subtree that it makes: 2^height leaves. */
export function append(
  hash: Hash,
  range: CompactRange,
  leaf: Uint8Array,
  onFull?: (height: number, node: Uint8Array) => void,
): CompactRange {
  const hashes = [...range.hashes];
  let node = leaf;
  let height = 0;
  // Each binary one at the end of the size is a full subtree as large as the one just made.
  for (let rest = range.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    node = nodeHash(hash, last(hashes), node);
    hashes.pop();
    height += 1;
    onFull?.(height, node);
  }
  return { size: range.size + 1, hashes: [...hashes, node] };
}

/**
 * The range after a whole range more. The left one must end where a subtree as large as the right one's
 * largest may begin.
 */
export function join(hash: Hash, left: CompactRange, right: CompactRange): CompactRange {
  let { size } = left;
  const hashes = [...left.hashes];
  let rest = right.size;
  for (const part of right.hashes) {
    let leaves = 2 ** Math.floor(Math.log2(rest));
    if (size % leaves !== 0)
      throw new RangeError('a range can only follow where its subtree may begin');
    rest -= leaves;
    let node = part;
    for (; Math.floor(size / leaves) % 2 === 1; size -= leaves, leaves *= 2) {
      node = nodeHash(hash, last(hashes), node);
      hashes.pop();
    }
    hashes.push(node);
    size += leaves;
  }
  return { size, hashes };
}

/** Merkle tree hash of the whole range (RFC 6962 §2.1). */
export function root(hash: Hash, range: CompactRange): Uint8Array {
  if (range.hashes.length === 0) return emptyRoot(hash);
  return range.hashes.reduceRight((right, left) => nodeHash(hash, left, right));
}

function last(hashes: readonly Uint8Array[]): Uint8Array {
  const node = hashes.at(-1);
  if (!node) throw new RangeError('a compact range holds one hash for each binary one of its size');
  return node;
}

function joined(prefix: number, parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((length, part) => length + part.length, 0));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
