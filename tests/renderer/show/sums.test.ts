import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summary } from '../../../renderer/gallery/book-fixtures.ts';
import {
  byOutcome,
  causeRows,
  offlineMs,
  rowsBy,
  sliceName,
  totalOf,
  typedShare,
} from '../../../renderer/show/sums.ts';

test('every table of a summary adds up to the same total', () => {
  const { counts } = summary;
  const total = totalOf(counts);
  assert.equal(total, 98);
  const sums = [
    Object.values(byOutcome(counts)),
    rowsBy(counts, ({ source }) => source).map(({ checks }) => checks),
    rowsBy(counts, ({ service }) => service).map(({ checks }) => checks),
    causeRows(counts).map(({ checks }) => checks),
  ];
  for (const sum of sums)
    assert.equal(
      sum.reduce((one, other) => one + other, 0),
      total,
    );
});

test('typed codes are counted among documents only', () => {
  assert.equal(typedShare(summary.counts), Math.round((100 * 8) / 91));
  assert.equal(typedShare([]), undefined);
});

test('a break counts as far as it lies within the span, and until now while it lasts', () => {
  const span = { ...summary, from: 100, until: 200 };
  const of = (since: number, until: number | undefined, now = 0) =>
    offlineMs({ ...span, offline: [{ since, until }] }, now);
  assert.deepEqual(
    [of(50, 150), of(150, 250), of(150, undefined, 160), of(300, 400)],
    [50, 50, 10, 0],
  );
});

test('a slice is named by what was asked for, also where an hour of the autumn comes twice', () => {
  const noon = new Date(2026, 10, 22, 12).getTime();
  const named = (slice: 'hour' | 'day', until: number) =>
    sliceName({ ...summary, from: noon, until, slice, slices: [{ from: noon, counts: {} }] }, noon);
  const hour = 3_600_000;
  assert.deepEqual(
    [named('hour', noon + 24 * hour), named('hour', noon + 1), named('day', noon + hour)],
    ['12:00', '12:00', '22.11'],
  );
});
