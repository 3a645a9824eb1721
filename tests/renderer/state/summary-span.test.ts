import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestOf } from '../../../renderer/state/summary-span.ts';

const now = new Date(2026, 0, 1, 0, 30).getTime();

test('days and months are the calendar’s, also across New Year', () => {
  const of = (span: 'day' | 'month', back: number) => requestOf({ span, back }, undefined, now);
  const at = (year: number, month: number, day: number) => new Date(year, month, day).getTime();
  assert.deepEqual(of('day', 1), { from: at(2025, 11, 31), until: at(2026, 0, 1), slice: 'hour' });
  assert.deepEqual(of('month', 1), { from: at(2025, 11, 1), until: at(2026, 0, 1), slice: 'day' });
});

test('a shift that is not open has no summary; an open one has all since', () => {
  const choice = { span: 'shift', back: 0 } as const;
  assert.equal(requestOf(choice, { operator: 'x', openSince: undefined }, now), undefined);
  const openSince = now - 3_600_000;
  assert.deepEqual(requestOf(choice, { operator: 'x', openSince }, now), {
    from: openSince,
    until: new Date(2026, 0, 2).getTime(),
    slice: 'hour',
    isShift: true,
  });
});

test('a shift that a wrong clock opened in the future is one to sum', () => {
  const openSince = new Date(2031, 5, 1, 9).getTime();
  const choice = { span: 'shift', back: 0 } as const;
  assert.deepEqual(requestOf(choice, { operator: 'x', openSince }, now), {
    from: openSince,
    until: openSince,
    slice: 'hour',
    isShift: true,
  });
});
