import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Source } from '../../../shared/capture/capture.ts';
import { hasValidCheckDigit } from '../../../shared/identify/ean13.ts';
import { identify, identifyCapture } from '../../../shared/identify/identify.ts';
import { barcode, barcodes, link } from '../../fixtures/codes.ts';

const usual = { rebuildBookCodes: false };
const bookish = { rebuildBookCodes: true };

function scanned(text: string, policy = usual, source: Source = 'scanner') {
  return identifyCapture({ text, source }, policy);
}

test('a barcode without its check digit is put together exactly, whatever stands around it', () => {
  fc.assert(
    fc.property(barcodes, fc.constantFrom('', ']E0', '\u0002', ' '), (digits, before) => {
      const twelve = digits.slice(0, 12);
      const expected = hasValidCheckDigit(`0${twelve}`)
        ? { kind: 'foreign', looksLike: 'twelve-digits' }
        : { kind: 'document', code: { kind: 'barcode', digits }, repaired: 'check-digit' };
      assert.deepEqual(scanned(`${before}${twelve}\r\n`), expected);
    }),
  );
});

test('a product of twelve digits is never asked about', () => {
  const products = fc.bigInt({ min: 0n, max: 99_999_999_999n }).map((eleven) => {
    const digits = String(eleven).padStart(11, '0');
    const last = [...'0123456789'].find((each) => hasValidCheckDigit(`0${digits}${each}`));
    return `${digits}${last ?? ''}`;
  });
  fc.assert(
    fc.property(products, (twelve) => {
      assert.equal(scanned(twelve, bookish).kind, 'foreign');
    }),
  );
});

test('nine in ten barcodes without their check digit come back', () => {
  let back = 0;
  for (let twelve = 482_159_036_000; twelve < 482_159_037_000; twelve += 1) {
    if (scanned(String(twelve)).kind === 'document') back += 1;
  }
  assert.equal(back, 900);
});

test('only what a scanner says is put together: a camera and a person give all 13 digits', () => {
  for (const source of ['camera', 'keyed'] as const) {
    for (const text of [barcode.slice(0, 12), '080442957X']) {
      assert.equal(scanned(text, bookish, source).kind, 'foreign');
    }
  }
});

test('a book’s code is put together only where the policy says so, a magazine’s never', () => {
  const digits = '9780306406157';
  assert.deepEqual(scanned('0306406152'), { kind: 'foreign', looksLike: 'isbn' });
  for (const text of ['0306406152', ']X00306406152', '0-306-40615-2']) {
    assert.deepEqual(scanned(text, bookish), {
      kind: 'document',
      code: { kind: 'barcode', digits },
      repaired: 'isbn',
    });
  }
  assert.deepEqual(scanned('2434-561X', bookish), { kind: 'foreign', looksLike: 'issn' });
});

test('what came whole is not repaired, and other strangers stay strangers', () => {
  for (const text of [barcode, link, '4821590367284', '012345678905', 'WIFI:S:a;;', '']) {
    assert.deepEqual(scanned(text, bookish), identify(text));
  }
});
