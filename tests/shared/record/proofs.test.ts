import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { consistencyProof, provesConsistency } from '../../../shared/record/consistency.ts';
import { inclusionProof, provesInclusion } from '../../../shared/record/inclusion.ts';
import { append, emptyRange, leafHash, root } from '../../../shared/record/tree.ts';
import { leaves, roots } from '../../fixtures/merkle-vectors.ts';
import { consistencies, inclusions } from '../../fixtures/tree-proof-vectors.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const published = leaves.map((leaf) => leafHash(sha256, Buffer.from(leaf, 'hex')));
const many = Array.from({ length: 70 }, (_, n) => leafHash(sha256, Buffer.from(String(n))));

test('inclusion proofs are those that the reference implementation publishes', () => {
  for (const { index, size, path } of inclusions) {
    const found = inclusionProof({ index, size }, rootsOver(published));
    assert.deepEqual(found.map(base64), path);
    assert.ok(provesInclusion(sha256, { index, size }, leafOf(index), found, publishedRoot(size)));
  }
});

test('consistency proofs are those that the reference implementation publishes', () => {
  for (const { first, size, path } of consistencies) {
    const found = consistencyProof(first, size, rootsOver(published));
    assert.deepEqual(found.map(base64), path);
    assert.ok(provesConsistency(sha256, publishedHead(first), publishedHead(size), found));
  }
});

test('every leaf of every tree up to 70 is proved, and at no other place', () => {
  for (let size = 1; size <= many.length; size += 1) {
    const whole = rootsOver(many)(0, size);
    many.slice(0, size).forEach((leaf, index) => {
      const path = inclusionProof({ index, size }, rootsOver(many));
      assert.ok(provesInclusion(sha256, { index, size }, leaf, path, whole));
      const other = { index: (index + 1) % size, size };
      assert.equal(provesInclusion(sha256, other, leaf, path, whole), size === 1);
    });
  }
});

test('every tree up to 70 is proved to begin with each smaller one', () => {
  for (let size = 1; size <= many.length; size += 1) {
    for (let first = 1; first <= size; first += 1) {
      const proof = consistencyProof(first, size, rootsOver(many));
      assert.ok(provesConsistency(sha256, headOver(first), headOver(size), proof));
      const other = { ...headOver(first), root: sha256(headOver(first).root) };
      assert.ok(!provesConsistency(sha256, other, headOver(size), proof));
    }
  }
});

test('a proof with any byte changed, a step more or a step less proves nothing', () => {
  const place = fc
    .tuple(fc.integer({ min: 2, max: 70 }), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }))
    .map(([size, at, byte, xor]) => ({ size, index: at % size, byte, xor }));
  fc.assert(
    fc.property(place, ({ size, index, byte, xor }) => {
      const path = inclusionProof({ index, size }, rootsOver(many));
      const holds = (given: readonly Uint8Array[]) =>
        provesInclusion(sha256, { index, size }, leafAt(index), given, rootsOver(many)(0, size));
      assert.ok(holds(path));
      assert.ok(!holds(spoiled(path, byte, xor)));
      assert.ok(!holds(path.slice(1)) && !holds(path.slice(0, -1)));
      assert.ok(!holds([...path, leafAt(0)]) && !holds([leafAt(0), ...path]));
    }),
  );
});

test('sizes above 2³¹ are no trouble', () => {
  const place = { index: 2 ** 40 + 5, size: 2 ** 41 + 3 };
  const asked: [number, number][] = [];
  const path = inclusionProof(place, (from, to) => {
    asked.push([from, to]);
    return sha256(Buffer.from(`${String(from)} ${String(to)}`));
  });
  assert.equal(path.length, 42);
  assert.deepEqual(asked.at(-1), [2 ** 40 + 4, 2 ** 40 + 5]);
  assert.ok(!provesInclusion(sha256, place, leafAt(0), path, leafAt(1)));
});

test('what can be no proof is false, never an error, and asking for one is a bug', () => {
  const leaf = leafAt(0);
  for (const place of [
    { index: 0, size: 0 },
    { index: 1, size: 1 },
    { index: -1, size: 1 },
    { index: 0.5, size: 1 },
    { index: Number.NaN, size: Number.NaN },
  ]) {
    assert.ok(!provesInclusion(sha256, place, leaf, [], leaf));
    assert.throws(() => inclusionProof(place, rootsOver(many)), RangeError);
  }
  const none = new Uint8Array(0);
  assert.ok(!provesInclusion(sha256, { index: 0, size: 1 }, none, [], none));
  assert.ok(!provesConsistency(sha256, { size: 0, root: none }, headOver(3), []));
  assert.ok(!provesConsistency(sha256, headOver(3), headOver(2), []));
  assert.throws(() => consistencyProof(0, 2, rootsOver(many)), RangeError);
});

/** By the definition, through the compact range. */
function rootsOver(hashes: readonly Uint8Array[]): (from: number, to: number) => Uint8Array {
  return (from, to) =>
    root(
      sha256,
      hashes.slice(from, to).reduce((range, leaf) => append(sha256, range, leaf), emptyRange),
    );
}

function headOver(size: number) {
  return { size, root: rootsOver(many)(0, size) };
}

function publishedRoot(size: number): Uint8Array {
  return Buffer.from(roots[size] ?? '', 'hex');
}

function publishedHead(size: number) {
  return { size, root: publishedRoot(size) };
}

function leafOf(index: number): Uint8Array {
  return published[index] ?? new Uint8Array(0);
}

function leafAt(index: number): Uint8Array {
  return many[index] ?? new Uint8Array(0);
}

function spoiled(path: readonly Uint8Array[], byte: number, xor: number): readonly Uint8Array[] {
  const bytes = Buffer.concat(path);
  const at = byte % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ xor;
  return path.map((_, step) => bytes.subarray(step * 32, (step + 1) * 32));
}
