import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usCharacter } from '../../../shared/capture/us-keys.ts';

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `Key${letter}`);
const digits = Array.from('1234567890', (digit) => `Digit${digit}`);
const marks = ['Backquote', 'Minus', 'Equal', 'BracketLeft', 'BracketRight', 'Backslash'].concat([
  'Semicolon',
  'Quote',
  'Comma',
  'Period',
  'Slash',
  'Space',
]);

test('the main block writes what is printed on a US keyboard', () => {
  const written = (shift: boolean) =>
    [...letters, ...digits, ...marks].map((code) => usCharacter(code, shift)).join('');
  assert.equal(written(false), "abcdefghijklmnopqrstuvwxyz1234567890`-=[]\\;',./ ");
  assert.equal(written(true), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()~_+{}|:"<>? ');
});

test('the number pad writes the same with Shift and without', () => {
  const codes = [...'0123456789'].map((digit) => `Numpad${digit}`);
  const pad = [
    ...codes,
    'NumpadDecimal',
    'NumpadAdd',
    'NumpadSubtract',
    'NumpadMultiply',
    'NumpadDivide',
  ];
  for (const shift of [false, true]) {
    assert.equal(pad.map((code) => usCharacter(code, shift)).join(''), '0123456789.+-*/');
  }
});

test('keys that write nothing have no character', () => {
  const codes = [
    'Enter',
    'Tab',
    'Escape',
    'F1',
    'ArrowLeft',
    'Backspace',
    'ShiftLeft',
    '',
    'constructor',
  ];
  assert.deepEqual(
    codes.map((code) => usCharacter(code, false)),
    codes.map(() => undefined),
  );
});
