import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { compile, pack, sampleOf, unpack } from '../../../electron/node/journal/texts/pack.ts';
import { canonicalJson, canonicalText } from '../../../shared/record/canonical.ts';
import {
  checkEntry,
  digestOf,
  firstVersion,
  happened,
  happeningsOfAll,
} from '../../fixtures/entries.ts';

const row = { number: 7, recordedAt: 1_772_442_007_120 };
const again = (text: string, of = row) => {
  const { shape, bytes } = pack(text, of);
  return unpack(compile(shape), bytes, of);
};

test('every kind of entry is stored in a quarter of its length, and comes back as it was', () => {
  const entries = [
    checkEntry(7),
    firstVersion(7),
    ...happeningsOfAll.map((happening) => happened(7, happening)),
  ];
  for (const entry of entries) {
    const text = canonicalText(entry);
    assert.equal(again(text, entry), text);
    assert.ok(pack(text, entry).bytes.length < text.length / 4, text);
  }
});

test('entries that differ only in their numbers, digests and times have one shape', () => {
  const shapes = new Set(
    [1, 12, 123_456].map((n) => pack(canonicalText(checkEntry(n)), checkEntry(n)).shape),
  );
  assert.equal(shapes.size, 1);
  const [shape = ''] = shapes;
  assert.deepEqual(JSON.parse(JSON.stringify(sampleOf(shape))).operator, 'o.kovalenko');
});

test('any text whatever comes back as it was', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }).filter((text) => Buffer.from(text).toString() === text),
    fc.jsonValue({ stringUnit: 'binary' }).map((value) => safely(value)),
    fc
      .record({
        number: fc.integer(),
        recordedAt: fc.integer(),
        at: fc.integer({ min: 1e12, max: 2e13 }),
      })
      .map(canonicalJson),
  );
  fc.assert(fc.property(anything, (text) => assert.equal(again(text), text)));
  const strange = [
    '{"number":07}',
    '{"at":0123456789012}',
    '{"recordedAt":1772442007120,"number":7,"version":7}',
    `"${digestOf('x')}"`,
    `{"a":"\u0001\u0006","b":1}`,
    '-',
    '1e5,2',
    '"00000000-0000-4000-8000-000000000007"x',
  ];
  for (const text of strange) assert.equal(again(text), text);
});

test('bytes that do not fit their shape make some other text, never an error', () => {
  const { shape, bytes } = pack(canonicalText(checkEntry(7)), checkEntry(7));
  for (const cut of [0, 1, 20, 47, 48, 49, bytes.length - 1]) {
    assert.notEqual(
      unpack(compile(shape), bytes.subarray(0, cut), row),
      canonicalText(checkEntry(7)),
    );
  }
  assert.equal(unpack(compile('\u0007'), Buffer.from([0xc3, 0x28]), row), '');
});

function safely(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch {
    return '';
  }
}
