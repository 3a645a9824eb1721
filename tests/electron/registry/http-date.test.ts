import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDate } from '../../../electron/node/registry/http-date.ts';

test('a date is read in the one form that a server may write', () => {
  assert.equal(readDate('Sun, 22 Nov 2026 08:00:01 GMT'), Date.UTC(2026, 10, 22, 8, 0, 1));
  for (const other of [
    '',
    '2026-11-22T08:00:01Z',
    'Sunday, 22-Nov-26 08:00:01 GMT',
    'Sun Nov 22 08:00:01 2026',
    'Mon, 22 Nov 2026 08:00:01 GMT',
    'Sun, 22 Nov 2026 08:00:01 +0200',
    'Sun, 22 Nov 2026 08:00:01 GMT, Sun, 22 Nov 2026 08:00:02 GMT',
    '1',
  ])
    assert.equal(readDate(other), undefined, other);
});

test('a date of a year in which no registry answers is none', () => {
  const dates = [
    'Tue, 31 Dec 2019 23:59:59 GMT',
    'Wed, 01 Jan 2020 00:00:00 GMT',
    'Tue, 31 Dec 2199 23:59:59 GMT',
    'Wed, 01 Jan 2200 00:00:00 GMT',
  ];
  assert.deepEqual(
    dates.map((date) => readDate(date) !== undefined),
    [false, true, true, false],
  );
});
