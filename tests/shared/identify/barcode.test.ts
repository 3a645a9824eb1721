import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identify } from '../../../shared/identify/identify.ts';
import { barcodes } from '../../fixtures/codes.ts';
import { document, looksLike } from '../../fixtures/identified.ts';

test('every barcode of Diia is a document, bare, grouped or with what scanners add', () => {
  fc.assert(
    fc.property(barcodes, fc.constantFrom(' ', '\u00a0', '-', '\u202f', '–'), (digits, gap) => {
      const groups = [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].join(gap);
      for (const text of [
        digits,
        groups,
        `]E0${digits}`,
        `\u0002${digits}\u0003\r`,
        `\ufeff ${digits}\t`,
      ]) {
        assert.deepEqual(identify(text), document({ kind: 'barcode', digits }));
      }
    }),
  );
});

test('one wrong digit is always noticed', () => {
  const slips = fc.tuple(barcodes, fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(slips, ([digits, at, shift]) => {
      const wrong = String((Number(digits[at]) + shift) % 10);
      const text = digits.slice(0, at) + wrong + digits.slice(at + 1);
      assert.equal(
        looksLike(identify(text)),
        text.startsWith('0') ? 'product' : 'failed-check-digit',
      );
    }),
  );
});

test('neighbours that changed places are noticed unless they differ by 0 or 5', () => {
  fc.assert(
    fc.property(barcodes, fc.nat({ max: 11 }), (digits, at) => {
      const [left = '', right = ''] = digits.slice(at);
      const text = digits.slice(0, at) + right + left + digits.slice(at + 2);
      const isBlind = Math.abs(Number(left) - Number(right)) % 5 === 0;
      const noticed = isBlind ? undefined : 'failed-check-digit';
      assert.equal(looksLike(identify(text)), text.startsWith('0') ? 'product' : noticed);
    }),
  );
});
