import Database from 'better-sqlite3';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openJournal, type OpenedJournal } from '../../../electron/node/journal/open-journal.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { readEntries } from '../../../electron/node/journal/reading/read-journal.ts';
import type { PurgePlan } from '../../../shared/record/retention.ts';
import { begunCheck, digestOf, finished, stand } from '../../fixtures/entries.ts';
import { inventedCheck, writeLarge } from '../../fixtures/large-journal.ts';
import { drawer, key } from './desk-drawer.ts';

const year = (n: number) => Date.UTC(n, 5, 1);

/** A journal of 1,500 checks, 500 in each of three years, under a clock of its own. */
function threeYears(directory: string) {
  const clock = { at: 0 };
  const journal = openJournal({ directory, key, now: () => clock.at });
  for (let n = 1; n <= 1_500; n += 1) {
    clock.at = year(2024 + Math.floor((n - 1) / 500)) + n * 1_000;
    const operator = n <= 500 ? 'former.colleague' : 'o.kovalenko';
    journal.begin(begunCheck(n, { operator, capturedAt: clock.at - 120 }));
    journal.finish(begunCheck(n).requestId, finished());
  }
  return { clock, journal };
}

function purge(journal: OpenedJournal, before: number): PurgePlan | undefined {
  const planned = journal.purging.plan(before);
  assert.ok(planned.ok);
  if (planned.value) journal.purging.begin(stand, planned.value);
  for (let step = journal.purging.step(); step.ok && step.value;) step = journal.purging.step();
  return planned.value;
}

test('a step of a purge on a slow disk takes less, so that no check waits for it', (t) => {
  const directory = drawer(t);
  const { clock, journal } = threeYears(directory);
  t.after(() => journal.close());
  clock.at = year(2027);
  const planned = journal.purging.plan(year(2025));
  assert.ok(planned.ok && planned.value);
  journal.purging.begin(stand, planned.value);
  const left = () => 1_501 - [...readEntries(directory)].length;
  // Each look at the clock is a second later: every erasure was slow.
  let seconds = 0;
  const slow = t.mock.method(performance, 'now', () => (seconds += 1) * 1_000);
  journal.purging.step();
  journal.purging.step();
  assert.equal(left(), 16);
  slow.mock.restore();
  journal.purging.step();
  assert.ok(left() > 16 + 8);
});

test('a purge takes the texts of old entries, tells so, and every proof still holds', (t) => {
  const directory = drawer(t);
  const { clock, journal } = threeYears(directory);
  t.after(() => journal.close());
  const before = proveJournal(directory, key);
  clock.at = year(2027);
  const plan = { first: 1, last: 500, entries: 500, before: year(2025) };
  assert.deepEqual(journal.purging.plan(year(2025)), { ok: true, value: plan }, 'shown beforehand');
  assert.deepEqual(purge(journal, year(2025)), plan);
  const [told] = journal.list({ limit: 1 });
  assert.deepEqual(told, {
    ...stand,
    kind: 'purged',
    ...plan,
    number: 1_501,
    recordedAt: clock.at,
    version: 2,
  });
  const proof = proveJournal(directory, key);
  assert.deepEqual(
    [before.holds, proof.faults, proof.size, proof.purged, proof.tag],
    [true, [], 1_501, 500, 'holds'],
  );
  assert.equal([...readEntries(directory)][0]?.number, 501);
  assert.deepEqual(journal.list({ limit: 5, before: 501 }), []);
  assert.deepEqual(journal.list({ limit: 5, filter: { operator: 'former.colleague' } }), []);
  assert.deepEqual(journal.names().operators, ['o.kovalenko']);
  assert.deepEqual(journal.earlier(digestOf('code 7'), 0), []);
  assert.equal(purge(journal, year(2025)), undefined, 'nothing more is due');
  assert.equal(purge(journal, year(2026))?.first, 501);
  assert.deepEqual(proveJournal(directory, key).faults, []);
});

test('where thousands of texts in a row are gone, each leaf and mark is still proved', (t) => {
  const directory = drawer(t);
  writeLarge(directory, 5_000, key);
  const journal = openJournal({ directory, key, now: Date.now });
  purge(journal, inventedCheck(4_501, 60_000).recordedAt);
  journal.close();
  const { holds, purged, size } = proveJournal(directory, key);
  assert.deepEqual({ holds, purged, size }, { holds: true, purged: 4_500, size: 5_001 });
  const db = new Database(path.join(directory, 'journal.db'));
  db.exec('DROP TRIGGER entry_is_final');
  db.exec('UPDATE entry SET mark = randomblob(8) WHERE number = 4000');
  db.exec('UPDATE entry SET leaf = randomblob(32) WHERE number = 77');
  db.close();
  const { faults } = proveJournal(directory, key);
  const marks = faults.filter(({ kind }) => kind === 'mark-differs').map(({ number }) => number);
  assert.deepEqual(marks, [77, 4_000]);
});

test('of a purged text nothing is left in any file: not in free places, nor in the log', (t) => {
  const directory = drawer(t);
  const { clock, journal } = threeYears(directory);
  t.after(() => journal.close());
  clock.at = year(2027);
  const marks = [1, 250, 499].flatMap((n) => [
    Buffer.from(digestOf(`code ${String(n)}`), 'hex').subarray(0, 8),
    Buffer.from(begunCheck(n).requestId.replaceAll('-', ''), 'hex'),
  ]);
  marks.push(Buffer.from('former.colleague'));
  const found = () => {
    const files = readdirSync(directory).map((name) => readFileSync(path.join(directory, name)));
    return marks.filter((mark) => files.some((bytes) => bytes.includes(mark))).length;
  };
  assert.equal(found(), marks.length, 'they were there');
  purge(journal, year(2025));
  assert.equal(found(), 0);
});

test('a purge that a crash broke off is ended after the next start', (t) => {
  const directory = drawer(t);
  const { clock, journal } = threeYears(directory);
  clock.at = year(2027);
  const planned = journal.purging.plan(year(2026));
  assert.ok(planned.ok && planned.value);
  journal.purging.begin(stand, planned.value);
  journal.purging.step();
  journal.close();
  assert.deepEqual(proveJournal(directory, key).faults, [], 'half a purge is no change');
  const again = openJournal({ directory, key, now: () => clock.at });
  t.after(() => again.close());
  assert.equal(purge(again, 0), undefined);
  assert.equal(proveJournal(directory, key).purged, 1_000);
});

test('an entry from a moment that has not come yet does not keep its neighbours, nor is one young because of it', (t) => {
  const directory = drawer(t);
  const { clock, journal } = threeYears(directory);
  t.after(() => journal.close());
  clock.at = year(2099);
  journal.note({ ...stand, kind: 'stopped' });
  clock.at = year(2026) + 5_000_000;
  journal.note({ ...stand, kind: 'stopped' });
  clock.at = year(2028);
  const last = (before: number) => {
    const plan = journal.purging.plan(before);
    return plan.ok ? plan.value?.last : plan;
  };
  assert.deepEqual([last(year(2026)), last(year(2027))], [1_000, 1_502]);
});

test('nobody can take a text out by raising the purge: the head does not vouch for it', (t) => {
  const directory = drawer(t);
  threeYears(directory).journal.close();
  const db = new Database(path.join(directory, 'journal.db'));
  assert.throws(
    () => db.exec('UPDATE entry SET packed = NULL, shape = NULL, recorded_at = NULL'),
    /final/,
  );
  db.exec('UPDATE purge SET until = 3');
  db.exec('UPDATE entry SET packed = NULL, shape = NULL, recorded_at = NULL WHERE number <= 3');
  db.close();
  const { faults, firstBad } = proveJournal(directory, key);
  assert.deepEqual([firstBad, faults.map(({ kind }) => kind)], [1, ['text-missing', 'tag-broken']]);
  assert.throws(() => openJournal({ directory, key, now: Date.now }), { name: 'JournalAltered' });
});
