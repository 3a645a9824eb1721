import assert from 'node:assert/strict';
import { createCipheriv, randomBytes } from 'node:crypto';
import test from 'node:test';
import { createEntryMark } from '../../../electron/node/journal/head-tag.ts';
import { subKey } from '../../../electron/node/sub-key.ts';

const key = Buffer.alloc(32, 7);

test('a mark is the beginning of the AES-256-CBC-MAC of number and leaf', () => {
  const leaves = randomBytes(5 * 32);
  const first = 2 ** 32 - 2;
  const expected = [0, 1, 2, 3, 4].map((index) => {
    const cipher = createCipheriv('aes-256-cbc', subKey(key, 'entry mark'), Buffer.alloc(16));
    const number = Buffer.from((first + index).toString(16).padStart(32, '0'), 'hex');
    cipher.update(number);
    const leaf = leaves.subarray(index * 32, index * 32 + 32);
    return cipher.update(leaf).subarray(16, 24);
  });
  assert.deepEqual(createEntryMark(key)(first, leaves), Buffer.concat(expected));
});

test('a mark made alone is the one made among others', () => {
  const leaves = randomBytes(3 * 32);
  const mark = createEntryMark(key);
  const alone = [0, 1, 2].map((index) =>
    mark(9 + index, leaves.subarray(index * 32, index * 32 + 32)),
  );
  assert.deepEqual(mark(9, leaves), Buffer.concat(alone));
});

test('marks made before do not tell in those made after', () => {
  const leaf = randomBytes(32);
  const mark = createEntryMark(key);
  const before = mark(1, leaf);
  mark(2, randomBytes(64));
  assert.deepEqual(mark(1, leaf), before);
});
