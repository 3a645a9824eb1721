import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summary } from '../../../renderer/gallery/book-fixtures.ts';
import {
  byOutcome,
  causeRows,
  isByHour,
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

test('slices are hours or days, also where there is only one of them', () => {
  const noon = new Date(2026, 10, 22, 12).getTime();
  const hour = 3_600_000;
  const slicesAt = (...begins: readonly number[]) => begins.map((from) => ({ from, counts: {} }));
  const of = (until: number, ...begins: readonly number[]) => {
    const sums = { ...summary, from: noon, until, slices: slicesAt(...begins) };
    return [isByHour(sums), sliceName(sums, noon)];
  };
  assert.deepEqual(of(noon + 24 * hour, noon, noon + hour), [true, '12:00']);
  assert.deepEqual(of(noon + hour / 2, noon), [true, '12:00']);
  assert.deepEqual(of(noon + 48 * hour, noon, noon + 24 * hour), [false, '22.11']);
  assert.deepEqual(of(noon + 24 * hour, noon), [false, '22.11']);
});
