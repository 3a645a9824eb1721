import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShiftDesk } from '../../../shared/desk/shift-desk.ts';
import type { CheckEntry } from '../../../shared/record/entry.ts';
import { fakeJournal, type FakeJournal } from '../../fakes/journal.ts';
import { begunCheck, finished, morning, stand } from '../../fixtures/entries.ts';

function deskOf(journal = fakeJournal(() => morning), breathe = () => Promise.resolve()) {
  const bugs: unknown[] = [];
  const shifts = createShiftDesk({
    journal,
    stand,
    checkpoint: () => 'a signed note',
    now: () => morning + 60_000,
    breathe,
    onBug: (error) => bugs.push(error),
  });
  return { journal, shifts, bugs };
}

function check(journal: FakeJournal, n: number, more: Partial<CheckEntry> = {}) {
  journal.begin(begunCheck(n, more.source ? { source: more.source } : {}));
  journal.finish(begunCheck(n).requestId, finished(more));
}

test('a check without a shift opens one by itself, once, in the name that the settings give', async () => {
  const { journal, shifts } = deskOf();
  assert.deepEqual(await shifts.shift({}), { operator: stand.operator, openSince: undefined });
  shifts.ensureOpen();
  shifts.ensureOpen();
  assert.deepEqual(
    journal.entries.map(({ kind, operator }) => [kind, operator]),
    [['shift', stand.operator]],
  );
  assert.deepEqual(await shifts.shift({}), { operator: stand.operator, openSince: morning });
});

test('the open shift’s administrator stands in every entry, also after a restart', async () => {
  const { journal, shifts } = deskOf();
  await shifts.openShift({ operator: 'І. Мельник' });
  assert.equal({ ...shifts.stand }.operator, 'І. Мельник');
  const { shifts: restarted } = deskOf(journal);
  assert.equal(restarted.stand.operator, 'І. Мельник');
  restarted.ensureOpen();
  assert.equal(journal.entries.length, 1);
});

test('the slip counts the shift’s own checks and bears the signed head', async () => {
  const { journal, shifts } = deskOf();
  check(journal, 1);
  await shifts.openShift({ operator: 'І. Мельник' });
  check(journal, 2);
  check(journal, 3, { outcome: 'stale', because: 'used', source: 'keyed' });
  const counts = {
    valid: 1,
    caution: 0,
    invalid: 0,
    stale: 1,
    unchecked: 0,
    foreign: 0,
    keyed: 1,
  };
  assert.deepEqual(await shifts.closeShift({}), {
    kind: 'changed',
    shift: { operator: stand.operator, openSince: undefined },
    slip: {
      operator: 'І. Мельник',
      from: morning,
      until: morning + 60_000,
      counts,
      checkpoint: 'a signed note',
    },
  });
  const closed = journal.entries.at(-1);
  assert.ok(closed?.kind === 'shift');
  assert.deepEqual(
    [closed.phase, closed.operator, closed.counts],
    ['closed', 'І. Мельник', counts],
  );
});

test('who opens a shift ends the one before and gets its slip', async () => {
  const { journal, shifts } = deskOf();
  await shifts.openShift({ operator: 'І. Мельник' });
  const changed = await shifts.openShift({ operator: 'О. Коваль' });
  assert.ok(changed.kind === 'changed');
  assert.deepEqual(
    [changed.shift.operator, changed.slip?.operator, changed.slip?.checkpoint],
    ['О. Коваль', 'І. Мельник', 'a signed note'],
  );
  assert.deepEqual(
    journal.entries.map((entry) => entry.kind === 'shift' && [entry.phase, entry.operator]),
    [
      ['opened', 'І. Мельник'],
      ['closed', 'І. Мельник'],
      ['opened', 'О. Коваль'],
    ],
  );
});

test('a shift that has ended gives its slip, also when the next one can’t be opened', async () => {
  const { journal, shifts } = deskOf();
  await shifts.openShift({ operator: 'І. Мельник' });
  const { note } = journal;
  journal.note = (told) => {
    const noted = note(told);
    journal.breaks = 'finish';
    return noted;
  };
  const changed = await shifts.openShift({ operator: 'О. Коваль' });
  assert.ok(changed.kind === 'changed');
  assert.deepEqual([changed.shift.openSince, changed.slip?.operator], [undefined, 'І. Мельник']);
});

test('a journal that can’t be written changes no shift and stops no check', async () => {
  const { journal, shifts } = deskOf();
  journal.breaks = 'finish';
  shifts.ensureOpen();
  assert.deepEqual(await shifts.openShift({ operator: 'І. Мельник' }), { kind: 'failed' });
  assert.equal(shifts.stand.operator, stand.operator);
});

const shiftsOf = ({ entries }: FakeJournal) =>
  entries.flatMap((entry) => (entry.kind === 'shift' ? [[entry.phase, entry.operator]] : []));

test('a shift that is ended twice at once ends once, and both get its slip', async () => {
  const { journal, shifts } = deskOf();
  await shifts.openShift({ operator: 'І. Мельник' });
  const [one, other] = await Promise.all([shifts.closeShift({}), shifts.closeShift({})]);
  assert.ok(one.kind === 'changed' && one.slip?.operator === 'І. Мельник');
  assert.deepEqual(other, one);
  assert.deepEqual(shiftsOf(journal), [
    ['opened', 'І. Мельник'],
    ['closed', 'І. Мельник'],
  ]);
});

test('of two who open a shift at once, the second ends that of the first', async () => {
  const { journal, shifts } = deskOf();
  await shifts.openShift({ operator: 'І. Мельник' });
  await Promise.all(['О. Коваль', 'Н. Бондар'].map((operator) => shifts.openShift({ operator })));
  assert.deepEqual(shiftsOf(journal), [
    ['opened', 'І. Мельник'],
    ['closed', 'І. Мельник'],
    ['opened', 'О. Коваль'],
    ['closed', 'О. Коваль'],
    ['opened', 'Н. Бондар'],
  ]);
});

test('a check that is recorded while the shift is counted is on the slip', async () => {
  let number = 1_000;
  const { journal, shifts } = deskOf(undefined, () => {
    for (let n = 0; n < 150; n += 1) check(journal, (number += 1));
    return Promise.resolve();
  });
  await shifts.openShift({ operator: 'І. Мельник' });
  for (let n = 0; n < 450; n += 1) check(journal, n);
  const closed = await shifts.closeShift({});
  assert.ok(closed.kind === 'changed');
  assert.equal(number, 1_300, 'the desk served twice in between');
  assert.equal(closed.slip?.counts.valid, 750);
});

test('a journal that can’t be read is told of once, and costs neither a name nor a check', async () => {
  const journal = fakeJournal(() => morning);
  const altered = new RangeError('altered');
  const list = () => {
    throw altered;
  };
  const { shifts, bugs } = deskOf({ ...journal, list });
  assert.deepEqual(
    [shifts.stand.operator, shifts.stand.operator],
    [stand.operator, stand.operator],
  );
  assert.deepEqual(bugs, [altered]);
  const request = { from: morning, until: morning + 1, slice: 'hour' } as const;
  assert.deepEqual(await shifts.summary(request), { kind: 'failed' });
  assert.deepEqual(bugs, [altered, altered]);
});

test('a shift of a journal that was laid aside is no shift of the new one', async () => {
  const { journal, shifts } = deskOf();
  await shifts.openShift({ operator: 'І. Мельник' });
  journal.entries.length = 0;
  shifts.readAnew();
  assert.deepEqual(await shifts.shift({}), { operator: stand.operator, openSince: undefined });
  shifts.ensureOpen();
  assert.deepEqual(shiftsOf(journal), [['opened', stand.operator]]);
});
