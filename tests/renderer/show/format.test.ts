import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dateOf,
  hourOf,
  initialsOf,
  leftOf,
  secondsOf,
  shortHex,
  timeOf,
} from '../../../renderer/show/format.ts';

test('times are local and written as in Ukraine', () => {
  const at = new Date(2026, 10, 2, 9, 5, 7).getTime();
  assert.deepEqual([dateOf(at), timeOf(at), hourOf(at)], ['02.11.2026', '09:05:07', '09:05']);
});

test('what is left counts down to nothing and never below it', () => {
  assert.deepEqual([161_000, 160_001, 59_999, 1, 0, -5].map(leftOf), [
    '2:41',
    '2:41',
    '1:00',
    '0:01',
    '0:00',
    '0:00',
  ]);
});

test('seconds are told as finely as they matter', () => {
  assert.deepEqual(
    [secondsOf(312, ','), secondsOf(9_994, '.'), secondsOf(12_400, ',')],
    ['0,31', '9.99', '12'],
  );
});

test('a digest is shown by its ends', () => {
  assert.deepEqual([shortHex('a41c0000-9e02'), shortHex('a41c9e02')], ['a41c…9e02', 'a41c9e02']);
});

test('initials are of the first two words, and a login has one', () => {
  assert.deepEqual(['О. Коваль', 'koval', 'o.koval', ''].map(initialsOf), ['ОК', 'K', 'OK', '']);
});
