import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  digitsOf,
  editDigits,
  groupDigits,
  readTyped,
  slip,
} from '../../../shared/capture/digits.ts';
import { barcode, barcodes } from '../../fixtures/codes.ts';

test('digits are shown in the groups that Diia prints', () => {
  const shown = [0, 1, 4, 5, 8, 9, 13].map((length) => groupDigits(barcode.slice(0, length)));
  assert.deepEqual(shown, [
    '',
    '4',
    '4821',
    '4821 5',
    '4821 5903',
    '4821 5903 6',
    '4821 5903 67283',
  ]);
});

test('a typed barcode is read back from its groups, with or without stray marks', () => {
  fc.assert(
    fc.property(barcodes, (digits) => {
      const read = { digits, complete: true, fault: 'none' };
      assert.deepEqual(readTyped(groupDigits(digits)), read);
      assert.deepEqual(readTyped(` №${digits}\n9`), read);
    }),
  );
});

test('a fault is told as soon as it can be known and never completes', () => {
  assert.deepEqual(readTyped(''), { digits: '', complete: false, fault: 'none' });
  assert.deepEqual(readTyped('482159036728'), {
    digits: '482159036728',
    complete: false,
    fault: 'none',
  });
  assert.deepEqual(readTyped('0'), { digits: '0', complete: false, fault: 'leading-zero' });
  assert.deepEqual(readTyped('0123456789012'), {
    digits: '0123456789012',
    complete: false,
    fault: 'leading-zero',
  });
  assert.deepEqual(readTyped('4821590367284'), {
    digits: '4821590367284',
    complete: false,
    fault: 'check-digit',
  });
});

test('a field is edited where its caret stands, and a digit too many pushes none out', () => {
  // [what was there, what the browser made of the key, where its caret is] → digits and caret
  const edits = [
    ['', '4', 1],
    ['4821', '48x21', 3],
    ['4821', '421', 1],
    ['4821', '48 721', 4],
    [barcode, barcode.slice(0, 5) + barcode.slice(6), 5],
    [barcode, `${barcode.slice(0, 5)}7${barcode.slice(5)}`, 6],
    [barcode, `${barcode}7`, 14],
    ['4821', `4821${barcode}`, 17],
    [barcode, '', 0],
  ] as const;
  assert.deepEqual(
    edits.map(([before, raw, caret]) => editDigits(before, raw, caret)),
    [
      { digits: '4', caret: 1 },
      { digits: '4821', caret: 2 },
      { digits: '421', caret: 1 },
      { digits: '48721', caret: 3 },
      { digits: '482150367283', caret: 5 },
      { digits: barcode, caret: 5 },
      { digits: barcode, caret: 13 },
      { digits: '4821482159036', caret: 13 },
      { digits: '', caret: 0 },
    ],
  );
});

test('no keystroke makes more of a field than 13 digits and a caret among them', () => {
  const marks = fc.string({ unit: fc.constantFrom(...'0123456789 -x№'), maxLength: 30 });
  fc.assert(
    fc.property(marks, marks, fc.nat({ max: 30 }), (before, raw, caret) => {
      const edited = editDigits(readTyped(before).digits, raw, caret);
      assert.match(edited.digits, /^[0-9]{0,13}$/);
      assert.ok(edited.caret >= 0 && edited.caret <= Math.max(13, edited.digits.length));
    }),
  );
});

test('a swap is guessed only when one pair alone explains the failure', () => {
  assert.deepEqual(slip('8421590367283'), { kind: 'wrong-digit' });
  assert.deepEqual(slip('4821593067283'), { kind: 'swapped', at: 6 });
  assert.deepEqual(slip('4821590367284'), { kind: 'wrong-digit' });
  for (const unfailed of [barcode, '0123456789012', '482159036728', '']) {
    assert.equal(slip(unfailed), undefined);
  }
});

test('the guess, when there is one, makes the check digit hold', () => {
  fc.assert(
    fc.property(barcodes, fc.nat({ max: 11 }), (digits, at) => {
      const [left = '', right = ''] = digits.slice(at);
      const guess = slip(digits.slice(0, at) + right + left + digits.slice(at + 2));
      if (guess?.kind === 'swapped') assert.equal(guess.at, at);
    }),
  );
});

test('digits are digits of ours alone, and nothing else may stand among them', () => {
  const texts = [
    '4821 5903 67283',
    '4821–5903−67283',
    '4821\n5903',
    '4821.5903',
    '٤٨٢',
    '-',
    ' ',
    '1a',
    '7'.repeat(80),
  ];
  const expected = [
    barcode,
    barcode,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    '7'.repeat(80),
  ];
  assert.deepEqual(texts.map(digitsOf), expected);
});
