import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupDigits } from '../../../shared/capture/digits.ts';
import { layouts, usKeys } from '../../../shared/capture/layout.ts';
import { readPasted } from '../../../shared/capture/pasted.ts';
import { identify } from '../../../shared/identify/identify.ts';
import { barcode, barcodes, link, linkOf, linkParts } from '../../fixtures/codes.ts';

const digits = (text: string) => ({ kind: 'digits', digits: text });

test('13 digits are found in whatever they were copied with', () => {
  const texts = [
    barcode,
    '4821 5903 67283',
    '4821-5903-67283',
    '4821\n5903\n67283',
    `]E0${barcode}\r\n`,
    'Код 4821 5903 67283 дійсний до 10:42',
    '22.11.2026 10:42, код: 4821 5903 67283',
    '№1. 4821 5903 67283; тел. 0800 500 500',
    `https://example.org/?q=${barcode}`,
  ];
  assert.deepEqual(
    texts.map(readPasted),
    texts.map(() => digits(barcode)),
  );
});

test('of several numbers the one whose check digit holds is meant, of several such the first', () => {
  assert.deepEqual(readPasted(`1111111111111, ${barcode}`), digits(barcode));
  assert.deepEqual(readPasted('тут 4821590367284 і все'), digits('4821590367284'));
  assert.deepEqual(readPasted(`${barcode}, 2858364170864`), digits(barcode));
  assert.deepEqual(readPasted('4821 59'), digits('482159'));
  assert.deepEqual(readPasted('без цифр'), digits(''));
});

test('a pasted link is a link, quoted, in a sentence or garbled by a layout', () => {
  fc.assert(
    fc.property(
      linkParts.filter(({ id }) => /^[\w.~-]+$/.test(id)),
      fc.constantFrom('ua', 'ru', undefined),
      fc.constantFrom(['', ''], ['Ось код: ', ' — дякую'], ['«', '».'], ['\n<', '>\n']),
      (parts, layout, [before = '', after = '']) => {
        const url = linkOf(parts);
        const typed = layout ? garble(url, layouts[layout]) : url;
        const pasted = readPasted(before + typed + after);
        assert.deepEqual(identify(pasted.kind === 'link' ? pasted.text : ''), identify(url));
      },
    ),
  );
  assert.equal(readPasted('реезіЖ..вшшфюфзз.').kind, 'digits');
  assert.equal(readPasted(link.slice(0, -1)).kind, 'digits');
});

test('every grouped number comes back, and no paste is too long or too strange', () => {
  fc.assert(
    fc.property(barcodes, (number) => {
      assert.deepEqual(readPasted(` ${groupDigits(number)}. `), digits(number));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
      const pasted = readPasted(text);
      assert.ok(pasted.kind === 'link' || /^[0-9]{0,13}$/.test(pasted.digits));
    }),
  );
  for (const mark of ['1 ', '1', ' ', 'https://', '<']) readPasted(mark.repeat(1_000_000));
});

function garble(text: string, layout: string): string {
  return Array.from(text, (mark) => layout.charAt(usKeys.indexOf(mark))).join('');
}
