import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flipCase, layouts, usKeys } from '../../../shared/capture/layout.ts';
import { aimOf, sentOf } from '../../../shared/capture/sent.ts';
import { testCodeNames, testCodes } from '../../../shared/capture/test-codes.ts';
import { identifyCapture } from '../../../shared/identify/identify.ts';
import { otp } from '../../fixtures/codes.ts';
import { barcodeText, linkText } from '../../fixtures/document-codes.ts';

const { qr, ean13, book } = testCodes;

function garbled(text: string): string {
  return Array.from(text, (mark) => layouts.ua.charAt(usKeys.indexOf(mark)) || mark).join('');
}

test('a test code is known whatever device brought it, with its AIM mark and its line end', () => {
  for (const name of testCodeNames) {
    const whole = { kind: 'test', name, spoilt: { kind: 'whole' } };
    assert.deepEqual(sentOf(testCodes[name]), whole);
    assert.deepEqual(sentOf(`]Q1${testCodes[name]}\r\n`), whole);
  }
});

test('what a scanner’s settings do to a test code is told by name', () => {
  const told = [
    ean13.slice(0, -1),
    book.slice(0, -1),
    '123456789X',
    qr.toLowerCase(),
    flipCase(qr),
    garbled(qr),
    flipCase(garbled(qr)),
    qr.replace('ABC', '').replace('?', 'xx'),
    ean13.replace('4', ''),
  ].map(sentOf);
  assert.deepEqual(told, [
    { kind: 'test', name: 'ean13', spoilt: { kind: 'check-digit' } },
    { kind: 'test', name: 'book', spoilt: { kind: 'check-digit' } },
    { kind: 'test', name: 'book', spoilt: { kind: 'isbn' } },
    { kind: 'test', name: 'qr', spoilt: { kind: 'case' } },
    { kind: 'test', name: 'qr', spoilt: { kind: 'case' } },
    { kind: 'test', name: 'qr', spoilt: { kind: 'garbled' } },
    { kind: 'test', name: 'qr', spoilt: { kind: 'garbled' } },
    { kind: 'test', name: 'qr', spoilt: { kind: 'characters', lost: 4, strange: 2 } },
    { kind: 'test', name: 'ean13', spoilt: { kind: 'characters', lost: 1, strange: 0 } },
  ]);
});

test('of a code that is not ours only what it is and its length are kept', () => {
  assert.deepEqual(sentOf(linkText), { kind: 'other', looksLike: 'link', length: linkText.length });
  assert.deepEqual(sentOf(barcodeText), { kind: 'other', looksLike: 'barcode', length: 13 });
  assert.deepEqual(sentOf('WIFI:S:a;;'), { kind: 'other', looksLike: 'wifi', length: 10 });
  assert.deepEqual(sentOf(otp).kind, 'other');
});

test('a test code is nobody’s document, however it comes', () => {
  const usual = { rebuildBookCodes: true };
  for (const text of [...Object.values(testCodes), ean13.slice(0, -1), '123456789X']) {
    const identified = identifyCapture({ text, source: 'scanner' }, usual);
    assert.deepEqual(identified, { kind: 'foreign', looksLike: 'self-test' });
  }
});

test('an AIM identifier is read where scanners put it, and nowhere else', () => {
  assert.deepEqual([`]E0${ean13}`, `\u0002]Q1${qr}`, qr, `${ean13}]E0`].map(aimOf), [
    ']E0',
    ']Q1',
    undefined,
    undefined,
  ]);
});
