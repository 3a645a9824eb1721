import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Key } from '../../../shared/capture/key.ts';
import { layouts, usKeys } from '../../../shared/capture/layout.ts';
import { adviseOn } from '../../../shared/capture/scanner-advice.ts';
import { sentKeysOf } from '../../../shared/capture/sent-keys.ts';
import { testCodes } from '../../../shared/capture/test-codes.ts';
import { keyFor, keyOf } from '../../fixtures/keystrokes.ts';

/** A text typed key by key, `gap` milliseconds apart, under a layout. */
function typed(text: string, gap: number, layout: string = layouts.ua): Key[] {
  return Array.from(text, (mark, at) =>
    keyFor(mark, at * gap, { typed: layout.charAt(usKeys.indexOf(mark)) }),
  );
}

const { qr, ean13 } = testCodes;

test('the layout that a scanner’s keys met is told, by letters and whatever Caps Lock does', () => {
  const caps = typed(qr, 10).map((key) => ({ ...key, typed: key.typed.toUpperCase() }));
  const polish = typed(qr, 10, usKeys).map((key) => ({ ...key, alt: false }));
  const german = typed('xyz', 10, usKeys.replace('y', 'Z'));
  const told = [typed(qr, 10), typed(qr, 10, layouts.ru), caps, polish, german, typed(ean13, 10)];
  assert.deepEqual(
    told.map((keys) => sentKeysOf(keys).layout),
    ['ua', 'ru', 'ua', 'latin', 'other', undefined],
  );
});

test('what stands before and after the code, and how fast it came, is told apart from the code', () => {
  const code = typed('12345', 20).map((key) => ({ ...key, at: key.at + 100 }));
  const row = [
    keyOf('F8', 90),
    ...code,
    keyOf('Enter', 210),
    keyOf('ShiftLeft', 215),
    keyOf('NumpadEnter', 220),
  ];
  assert.deepEqual(sentKeysOf(row), {
    layout: undefined,
    prefix: ['F8'],
    suffix: ['Enter', 'NumpadEnter'],
    characters: 5,
    meanMs: 20,
    worstMs: 20,
    isAlt: false,
  });
  assert.equal(sentKeysOf([keyOf('AltLeft', 0), keyOf('Numpad5', 1, { alt: true })]).isAlt, true);
  assert.deepEqual(sentKeysOf([]).suffix, []);
});

test('a scanner that does everything right is advised nothing, the others by name and worst first', () => {
  const keys = sentKeysOf([...typed(qr, 10), keyOf('Enter', 2_000)]);
  const sent = { kind: 'test', name: 'qr', spoilt: { kind: 'whole' } } as const;
  assert.deepEqual(adviseOn({ sent, keys }), []);
  assert.deepEqual(adviseOn({ sent, keys: undefined }), []);
  const worst = { ...keys, suffix: ['Tab', 'Enter'], prefix: ['F8'], meanMs: 80, isAlt: true };
  assert.deepEqual(adviseOn({ sent: undefined, keys: worst }), [
    'typed',
    'slow',
    'alt',
    'suffix',
    'prefix',
  ]);
  assert.deepEqual(adviseOn({ sent, keys: { ...keys, suffix: [] } }), ['no-suffix']);
  const spoilt = { kind: 'characters', lost: 1, strange: 0 } as const;
  assert.deepEqual(adviseOn({ sent: { ...sent, spoilt }, keys }), ['lost']);
});
