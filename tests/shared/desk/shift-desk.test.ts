import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShiftDesk } from '../../../shared/desk/shift-desk.ts';
import type { CheckEntry } from '../../../shared/record/entry.ts';
import { fakeJournal, type FakeJournal } from '../../fakes/journal.ts';
import { begunCheck, finished, morning, stand } from '../../fixtures/entries.ts';

function deskOf(journal = fakeJournal(() => morning)) {
  const shifts = createShiftDesk({
    journal,
    stand,
    checkpoint: () => 'a signed note',
    now: () => morning + 60_000,
    breathe: () => Promise.resolve(),
  });
  return { journal, shifts };
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

test('who opens a shift ends the one before', async () => {
  const { journal, shifts } = deskOf();
  await shifts.openShift({ operator: 'І. Мельник' });
  const changed = await shifts.openShift({ operator: 'О. Коваль' });
  assert.ok(changed.kind === 'changed' && changed.shift.operator === 'О. Коваль');
  assert.deepEqual(
    journal.entries.map((entry) => entry.kind === 'shift' && [entry.phase, entry.operator]),
    [
      ['opened', 'І. Мельник'],
      ['closed', 'І. Мельник'],
      ['opened', 'О. Коваль'],
    ],
  );
});

test('a journal that can’t be written changes no shift and stops no check', async () => {
  const { journal, shifts } = deskOf();
  journal.breaks = 'finish';
  shifts.ensureOpen();
  assert.deepEqual(await shifts.openShift({ operator: 'І. Мельник' }), { kind: 'failed' });
  assert.equal(shifts.stand.operator, stand.operator);
});
