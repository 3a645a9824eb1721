import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { keepRetention } from '../../electron/node/keep-retention.ts';
import { type Kept, openRecord } from '../../electron/node/open-record.ts';
import { wait } from '../../shared/lib/wait.ts';
import { succeeded } from '../../shared/lib/result.ts';
import type { DocumentCode } from '../../shared/identify/identified.ts';
import { begunCheck, finished, stand } from '../fixtures/entries.ts';
import { drawer } from './journal/desk-drawer.ts';

const inYear = (year: number) => new Date(year, 5, 1).getTime();

/** A desk with three checks of 2024 and one of 2026, in 2026. */
function desk(t: TestContext, skewMs: number | undefined, afterExport = false, everyMs?: number) {
  const clock = { at: inYear(2024) };
  const record = openRecord(drawer(t), undefined, { now: () => clock.at });
  for (let n = 1; n <= 4; n += 1) {
    if (n === 4) clock.at = inYear(2026);
    record.journal.begin(begunCheck(n));
    record.journal.finish(begunCheck(n).requestId, finished({ skewMs }));
  }
  const keeper = keepRetention(
    {
      record,
      retention: { years: 1, afterExport },
      stand: () => stand,
      now: () => clock.at,
      onBug: assert.ifError,
    },
    everyMs,
  );
  t.after(() => {
    keeper.close();
    record.close();
  });
  return { record, keeper, clock };
}

const plan = { first: 1, last: 3, entries: 3, before: new Date(2025, 0, 1).getTime() };

test('entries stay to the end of the next calendar year, and what goes is shown beforehand', async (t) => {
  const { record, keeper, clock } = desk(t, 200);
  clock.at = new Date(2025, 11, 31, 23).getTime();
  assert.deepEqual(keeper.preview(), { ok: false, fault: { kind: 'nothing-due' } });
  clock.at = inYear(2026);
  assert.deepEqual(keeper.preview(), { ok: true, value: plan });
  assert.deepEqual(await keeper.run(), { ok: true, value: plan });
  const left = record.journal.list({ limit: 9 }).map(({ kind, number }) => [kind, number]);
  assert.deepEqual(left, [
    ['purged', 5],
    ['check', 4],
  ]);
  assert.deepEqual(await keeper.run(), { ok: false, fault: { kind: 'nothing-due' } });
});

test('a clock that nobody has proved purges nothing', async (t) => {
  const unproved = { ok: false, fault: { kind: 'clock-unproved' } };
  for (const skewMs of [undefined, -86_400_000 * 400]) {
    assert.deepEqual(await desk(t, skewMs).keeper.run(), unproved);
  }
  const { keeper, clock } = desk(t, 3_000);
  clock.at += 86_400_000;
  assert.deepEqual(await keeper.run(), unproved, 'measured too long ago');
});

test('where policy wants an export first, nothing goes before it', async (t) => {
  const { record, keeper } = desk(t, 200, true);
  const first = { ok: false, fault: { kind: 'export-first' } };
  assert.deepEqual(await keeper.run(), first);
  const span = { kind: 'export', format: 'csv', first: 1, last: 4 } as const;
  const digest = 'ab'.repeat(32);
  record.journal.note({ ...stand, ...span, entries: 2, digest });
  assert.deepEqual(await keeper.run(), first, 'a part is no export of all');
  record.journal.note({ ...stand, ...span, entries: 4 });
  assert.deepEqual(await keeper.run(), first, 'one without a digest was begun, no more');
  record.journal.note({ ...stand, ...span, entries: 4, digest });
  assert.deepEqual(await keeper.run(), { ok: true, value: plan });
});

const barcode = { kind: 'barcode', digits: '2912345678901' } as DocumentCode;
const aWhile = () => wait(30, new AbortController().signal);
const kindsOf = ({ journal }: Kept) => journal.list({ limit: 9 }).map(({ kind }) => kind);

test('with each year comes a key of its own, and that of a year that is not kept goes', async (t) => {
  const { record } = desk(t, 200, false, 5);
  const before = record.digests(barcode);
  await aWhile();
  assert.ok(kindsOf(record).includes('key-rotated'));
  const [newest, ...older] = record.digests(barcode);
  assert.ok(newest !== undefined && !before.includes(newest));
  assert.deepEqual(older, [], 'one of 2024 is not kept in 2026');
});

test('a clock that is years ahead destroys no key and takes none', async (t) => {
  const { record, clock } = desk(t, 200, false, 5);
  clock.at = inYear(2099);
  const before = record.digests(barcode);
  await aWhile();
  assert.deepEqual(record.digests(barcode), before);
  assert.ok(!kindsOf(record).includes('key-rotated'));
});

test('after its close it writes nothing, neither at its next time nor in the middle of a purge', async (t) => {
  const { record, keeper } = desk(t, 200, false, 5);
  keeper.close();
  await aWhile();
  assert.deepEqual(kindsOf(record), ['check', 'check', 'check', 'check']);
  let steps = 0;
  const step = () => {
    steps += 1;
    return succeeded(true);
  };
  const purging = { ...record.purging, plan: () => succeeded(undefined), step };
  const parts = { retention: { years: 1, afterExport: false }, stand: () => stand };
  const other = keepRetention({
    ...parts,
    record: { ...record, purging },
    now: Date.now,
    onBug: assert.ifError,
  });
  const running = other.run();
  other.close();
  await running;
  await other.run();
  assert.equal(steps, 1);
});

test('a bug in it is told of, and does not end the desk', async (t) => {
  const { record, keeper } = desk(t, 200);
  keeper.close();
  const broken = new RangeError('broken');
  const bugs: unknown[] = [];
  const purging = {
    ...record.purging,
    plan: () => {
      throw broken;
    },
  };
  const parts = { retention: { years: 1, afterExport: false }, stand: () => stand };
  const onBug = (error: unknown) => bugs.push(error);
  const other = keepRetention(
    { ...parts, record: { ...record, purging }, now: Date.now, onBug },
    20,
  );
  await aWhile();
  other.close();
  assert.equal(bugs[0], broken);
});
