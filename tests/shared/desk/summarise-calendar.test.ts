import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShiftDesk } from '../../../shared/desk/shift-desk.ts';
import { summarise } from '../../../shared/desk/summarise.ts';
import type { Entry } from '../../../shared/record/entry.ts';
import { type PageRequest, passes } from '../../../shared/record/filter.ts';
import { fakeJournal } from '../../fakes/journal.ts';
import { begunCheck, checkEntry, finished, happened, stand } from '../../fixtures/entries.ts';

// The clocks of this place change on 29 March and 25 October 2026, at 3 and at 4 o'clock.
process.env['TZ'] = 'Europe/Kyiv';

const hour = 3_600_000;
const breathe = () => Promise.resolve();

function listOf(entries: readonly Entry[]) {
  return ({ before = Infinity, after = 0, limit, filter = {} }: PageRequest) => {
    const isIn = ({ number }: Entry) => number > after && number < before;
    const passing = entries.filter((entry) => passes(filter, entry) && isIn(entry));
    return after === 0
      ? passing.toReversed().slice(0, limit)
      : passing.slice(0, limit).toReversed();
  };
}

/** The checks at these moments, by the hours or days that begin at `from`. */
async function sliced(
  [from, until]: readonly [number, number],
  slice: 'hour' | 'day',
  checks: readonly number[],
) {
  const entries = checks.map((recordedAt, n) => checkEntry(n + 1, { recordedAt }));
  const { slices } = await summarise(listOf(entries), { from, until, slice }, breathe);
  return slices.map(({ from: begins, counts }) => [new Date(begins), counts.valid ?? 0] as const);
}

const dayOf = (month: number, date: number, days = 1) =>
  [new Date(2026, month, date).getTime(), new Date(2026, month, date + days).getTime()] as const;

test('the day that the clocks go forward has 23 hours, none of them twice', async () => {
  const four = new Date(2026, 2, 29, 4, 30).getTime();
  const slices = await sliced(dayOf(2, 29), 'hour', [four - hour, four, four + hour]);
  assert.deepEqual(
    slices.slice(2, 6).map(([begins, checks]) => [begins.getHours(), checks]),
    [
      [2, 1],
      [4, 1],
      [5, 1],
      [6, 0],
    ],
  );
  assert.deepEqual([slices.length, new Set(slices.map(([at]) => at.getTime())).size], [23, 23]);
});

test('the day that the clocks go back has 25 hours, each of its own', async () => {
  const first = new Date(2026, 9, 25, 3, 30).getTime();
  const slices = await sliced(dayOf(9, 25), 'hour', [first, first + hour, first + 2 * hour]);
  assert.deepEqual(
    slices.slice(3, 6).map(([begins, checks]) => [begins.getHours(), checks]),
    [
      [3, 1],
      [3, 1],
      [4, 1],
    ],
  );
  assert.equal(slices.length, 25);
});

test('days of a month are the calendar’s, also where the clocks change', async () => {
  for (const [month, days] of [
    [1, 28],
    [2, 31],
    [9, 31],
  ] as const) {
    const lastMinute = new Date(2026, month, days, 23, 59).getTime();
    const slices = await sliced(dayOf(month, 1, days), 'day', [lastMinute]);
    assert.deepEqual(
      slices.map(([at, checks]) => [at.getDate(), at.getHours(), checks]),
      Array.from({ length: days }, (_, n) => [n + 1, 0, n === days - 1 ? 1 : 0]),
    );
  }
});

const noon = new Date(2026, 10, 20, 12).getTime();
const [, midnight] = dayOf(10, 20);

function offline(number: number, since: number, recordedAt: number, forMs?: number): Entry {
  const phase = forMs === undefined ? 'opened' : 'closed';
  const told = {
    kind: 'offline',
    phase,
    because: 'offline',
    since,
    ...(phase === 'closed' && { forMs }),
  } as const;
  return { ...happened(number, told), ...stand, number, recordedAt };
}

test('a break that lasts for days is told of in each of them', async () => {
  const opened = offline(1, noon, noon + 1);
  const ofDay = async (entries: readonly Entry[], back: number) => {
    const [from, until] = dayOf(10, 20 + back);
    return (await summarise(listOf(entries), { from, until, slice: 'hour' }, breathe)).offline;
  };
  const open = [{ since: noon, until: undefined }];
  assert.deepEqual(await ofDay([opened], 0), open);
  assert.deepEqual(await ofDay([opened], 1), open);
  assert.deepEqual(await ofDay([opened], -1), []);
  const both = [opened, offline(2, noon, midnight + 30 * hour, 42 * hour)];
  const whole = [{ since: noon, until: noon + 42 * hour }];
  assert.deepEqual(
    [await ofDay(both, 0), await ofDay(both, 1), await ofDay(both, 2), await ofDay(both, 3)],
    [whole, whole, whole, []],
  );
});

test('a break that a stop broke off is told of in its own day, and not in that of the next start', async () => {
  const entries = [offline(1, noon, noon + 1), offline(2, noon, midnight + 9 * hour, hour)];
  const [from, until] = dayOf(10, 21);
  const { offline: told } = await summarise(
    listOf(entries),
    { from, until, slice: 'hour' },
    breathe,
  );
  assert.deepEqual(told, []);
});

test('a shift’s summary has the checks of its slip, though the clock was set back meanwhile', async () => {
  const clock = { at: noon };
  const bugs: unknown[] = [];
  const journal = fakeJournal(() => clock.at);
  const ports = { journal, stand, checkpoint: () => undefined, now: () => clock.at, breathe };
  const shifts = createShiftDesk({ ...ports, onBug: (error) => bugs.push(error) });
  const check = (n: number) => {
    journal.begin(begunCheck(n));
    journal.finish(begunCheck(n).requestId, finished());
  };
  check(1);
  await shifts.openShift({ operator: 'О. Коваль' });
  check(2);
  clock.at -= 3 * hour;
  check(3);
  const request = { from: noon, until: midnight, slice: 'hour', isShift: true } as const;
  const summed = await shifts.summary(request);
  assert.ok(summed.kind === 'summed');
  const { counts, slices } = summed.summary;
  assert.deepEqual(
    [counts.map(({ checks }) => checks), slices.slice(0, 2).map(({ from }) => from), bugs],
    [[2], [noon - 3 * hour, noon], []],
  );
});
