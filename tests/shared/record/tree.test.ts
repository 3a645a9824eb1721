import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import {
  append,
  type CompactRange,
  emptyRange,
  emptyRoot,
  join,
  leafHash,
  nodeHash,
  root,
} from '../../../shared/record/tree.ts';
import { leaves, roots } from '../../fixtures/merkle-vectors.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const rangeOver = (leafHashes: readonly Uint8Array[]) =>
  leafHashes.reduce<CompactRange>((range, leaf) => append(sha256, range, leaf), emptyRange);

test('the tree is the one of the certificate-transparency project', () => {
  const hashes = leaves.map((leaf) => leafHash(sha256, Buffer.from(leaf, 'hex')));
  const found = roots.map((_, size) => hex(root(sha256, rangeOver(hashes.slice(0, size)))));
  assert.deepEqual(found, roots);
  assert.equal(hex(emptyRoot(sha256)), roots[0]);
});

test('the compact range has the root that RFC 6962 §2.1 defines, for every size up to 200', () => {
  const hashes = Array.from({ length: 200 }, (_, n) => leafHash(sha256, Buffer.from(String(n))));
  let range = emptyRange;
  hashes.forEach((leaf, index) => {
    range = append(sha256, range, leaf);
    assert.equal(hex(root(sha256, range)), hex(merkleTreeHash(hashes.slice(0, index + 1))));
    assert.equal(range.hashes.length, (index + 1).toString(2).replaceAll('0', '').length);
  });
});

test('any other leaf makes another root', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.uint8Array({ maxLength: 8 }),
      (bytes, at, other) => {
        const place = at % bytes.length;
        const changed = bytes.with(place, other);
        const rootOf = (all: readonly Uint8Array[]) =>
          hex(root(sha256, rangeOver(all.map((leaf) => leafHash(sha256, leaf)))));
        const isSame = Buffer.from(other).equals(bytes[place] ?? Buffer.alloc(0));
        assert.equal(rootOf(changed) === rootOf(bytes), isSame);
      },
    ),
  );
});

test('appending leaves the range that was there as it was', () => {
  const before = rangeOver([leafHash(sha256, Buffer.from('a'))]);
  append(sha256, before, leafHash(sha256, Buffer.from('b')));
  assert.deepEqual(before, rangeOver([leafHash(sha256, Buffer.from('a'))]));
});

test('a range that lacks a subtree is refused', () => {
  assert.throws(() => append(sha256, { size: 1, hashes: [] }, new Uint8Array(32)), RangeError);
});

/** The definition itself: split at the largest power of two below the size. */
function merkleTreeHash(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes;
  if (!first) return emptyRoot(sha256);
  if (hashes.length === 1) return first;
  const split = 2 ** Math.floor(Math.log2(hashes.length - 1));
  const left = merkleTreeHash(hashes.slice(0, split));
  return nodeHash(sha256, left, merkleTreeHash(hashes.slice(split)));
}

test('a tree is the same, put together out of its parts', () => {
  const hashes = Array.from({ length: 77 }, (_, n) => leafHash(sha256, Buffer.from(String(n))));
  for (const size of [1, 16, 17, 32, 40, 64, 77]) {
    const parts = [0, 16, 32, 48, 64].map((from) =>
      rangeOver(hashes.slice(from, Math.min(size, from + 16))),
    );
    const joined = parts.reduce<CompactRange>((sum, part) => join(sha256, sum, part), emptyRange);
    assert.deepEqual(joined, rangeOver(hashes.slice(0, size)));
  }
  assert.throws(
    () => join(sha256, rangeOver(hashes.slice(0, 3)), rangeOver(hashes.slice(0, 4))),
    RangeError,
  );
});

test('appending tells of each full subtree that it makes', () => {
  const heights: number[] = [];
  append(
    sha256,
    rangeOver(Array.from({ length: 7 }, () => new Uint8Array(32))),
    new Uint8Array(32),
    (height) => heights.push(height),
  );
  assert.deepEqual(heights, [1, 2, 3]);
});
