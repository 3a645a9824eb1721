import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Key } from '../../../shared/capture/key.ts';
import { barcode, link } from '../../fixtures/codes.ts';
import { keyOf } from '../../fixtures/keystrokes.ts';
import { play, textOf } from '../../fixtures/play-keys.ts';

test('a scanner that keys numbers under Alt is heard, digit by digit of its own', () => {
  for (const gap of [3, 10, 35, 80, 100]) {
    for (const text of [barcode, link, `]Q1${link}`]) {
      for (const inField of [true, false]) {
        for (const zero of ['', '0']) {
          for (const end of ['Enter', 'Tab', undefined]) {
            const keys = altScan(text, gap, zero, end, inField);
            assert.deepEqual(play(keys).heard.map(textOf), [text], `${gap}, ${zero}, ${end}`);
          }
        }
      }
    }
  }
  const odd = play(altScan('12345\u00ff', 5, '0', 'Enter', true));
  assert.deepEqual(odd.heard.map(textOf), ['12345\ufffd']);
});

test('one character keyed under Alt by a person is nobody’s scan', () => {
  assert.deepEqual(play(altScan('e', 150, '0', 'Enter', true)).heard, []);
});

/** A scanner in Alt mode: Alt down, the number on the numeric pad, Alt up, for each character. */
function altScan(
  text: string,
  gap: number,
  zero: string,
  end: string | undefined,
  inField: boolean,
): Key[] {
  let at = 0;
  const next = () => (at += gap);
  const keys = [...text].flatMap((character) => {
    const number = zero + String(character.charCodeAt(0));
    const down = keyOf('AltLeft', next(), { alt: true, inField });
    const digits = [...number].map((digit) =>
      keyOf(`Numpad${digit}`, next(), { alt: true, typed: digit, inField }),
    );
    next();
    return [down, ...digits];
  });
  return end === undefined ? keys : [...keys, keyOf(end, next(), { inField })];
}
