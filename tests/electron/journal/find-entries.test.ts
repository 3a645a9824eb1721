import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { openReadable } from '../../../electron/node/journal/database.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { queries } from '../../../electron/node/journal/reading/queries.ts';
import { type EntryFilter, passes } from '../../../shared/record/filter.ts';
import { happeningsOfAll, morning, stand } from '../../fixtures/entries.ts';
import { inventedCheck, writeLarge } from '../../fixtures/large-journal.ts';
import { drawer, key } from './desk-drawer.ts';

const size = 3_000;
const hour = 3_600_000;

/** Filters of every sort, alone and together. */
const filters: readonly EntryFilter[] = [
  {},
  { from: morning + hour, until: morning + 5 * hour },
  { until: morning },
  { from: morning + 10_000 * hour },
  { kinds: ['offline', 'shift'] },
  { kinds: ['check'], outcomes: ['invalid', 'stale'] },
  { because: 'timed-out', source: 'keyed' },
  { operator: 'operator-3' },
  { operator: 'nobody' },
  { service: 'service-5', from: morning + 20 * hour },
  { outcomes: ['valid'], operator: 'operator-1', service: 'service-1', source: 'camera' },
  { number: 17 },
  { number: 17, operator: 'nobody' },
  { requestId: inventedCheck(2_222, 60_000).requestId },
  { requestId: inventedCheck(2_222, 60_000).requestId, outcomes: ['foreign'] },
  { codes: [4, 5].map((n) => inventedCheck(n, 60_000).code ?? '') },
];

test('whatever is asked for, the journal finds just what a look at each entry finds, page by page, both ways', (t) => {
  const directory = drawer(t);
  writeLarge(directory, size, key);
  // Twice the clock is set back, once by hours and once by a second.
  const clock = { at: morning + 2 * hour };
  const journal = openJournal({ directory, key, now: () => clock.at });
  for (const [index, happening] of happeningsOfAll.entries()) {
    if (index === 9) clock.at -= 1_000;
    clock.at += 60_000;
    journal.note({ ...stand, ...happening });
  }
  journal.close();
  const db = openReadable(path.join(directory, 'journal.db'));
  t.after(() => db.close());
  const { list } = queries(db);
  const all = list({ limit: 10_000 });
  assert.equal(all.length, size + happeningsOfAll.length);
  for (const filter of filters) {
    const expected = all.filter((entry) => passes(filter, entry)).map(({ number }) => number);
    assert.deepEqual(numbersOf(list({ limit: 10_000, filter })), expected);
    for (const number of [1, 700, 2_990, 3_005]) {
      const below = expected.filter((one) => one < number).slice(0, 7);
      assert.deepEqual(numbersOf(list({ limit: 7, before: number, filter })), below);
      const above = expected.filter((one) => one > number).slice(-7);
      assert.deepEqual(numbersOf(list({ limit: 7, after: number, filter })), above);
    }
  }
});

test('the names that a journal holds are told once and in order', (t) => {
  const directory = drawer(t);
  writeLarge(directory, 500, key);
  const db = openReadable(path.join(directory, 'journal.db'));
  t.after(() => db.close());
  const { operators, services, because } = queries(db).names();
  assert.equal(operators.length, 20);
  assert.deepEqual([services.length, services[0]], [8, 'service-0']);
  assert.deepEqual(because, ['timed-out', 'type-claimed', 'used', 'withdrawn']);
});

function numbersOf(entries: readonly { readonly number: number }[]): readonly number[] {
  return entries.map(({ number }) => number);
}
