import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clean } from '../../../shared/capture/clean.ts';
import { barcode, link } from '../../fixtures/codes.ts';

const dirt = fc.constantFrom(...'\r\n\t \0\u0002\u0003\u001d\u007f\u0085\u00a0\u200b\u200e\ufeff');
const dirty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(dirt, fc.constantFrom(']', 'E', 'Q', '0', '1', 'x', 'Я')))
    .map((marks) => marks.join('')),
);

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(dirty, (text) => {
      assert.equal(clean(clean(text)), clean(text));
    }),
    { numRuns: 2_000 },
  );
});

test('cleaning takes only from the ends', () => {
  fc.assert(
    fc.property(dirty, (text) => {
      assert.ok(text.includes(clean(text)));
    }),
  );
});

test('what a device puts around a code is gone', () => {
  fc.assert(
    fc.property(
      fc.array(dirt),
      fc.constantFrom('', ']E0', ']Q1', ']d1', ']z0'),
      fc.array(dirt),
      (before, aim, after) => {
        assert.equal(clean(before.join('') + aim + link + after.join('')), link);
      },
    ),
  );
});

test('a bracket is an AIM mark only before something that can be a code', () => {
  const texts = [`]E0${barcode}`, ']E0', ']E', ']E0-', ']?01', '[E01', `a]E0${barcode}`];
  assert.deepEqual(texts.map(clean), [
    barcode,
    ']E0',
    ']E',
    ']E0-',
    ']?01',
    '[E01',
    `a]E0${barcode}`,
  ]);
});

test('the inside of a code stays as it is', () => {
  assert.equal(clean('\ta \r\n\0 b\n'), 'a \r\n\0 b');
});
