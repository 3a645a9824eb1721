import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  journalMethods,
  paperMethods,
  settingsMethods,
  shiftMethods,
} from '../../../shared/contract/client.ts';
import {
  journalGuards,
  paperGuards,
  settingsGuards,
  shiftGuards,
} from '../../../shared/contract/guards.ts';

test('the page asks of the office exactly what is guarded', () => {
  const pairs = [
    [journalMethods, journalGuards],
    [shiftMethods, shiftGuards],
    [settingsMethods, settingsGuards],
    [paperMethods, paperGuards],
  ] as const;
  for (const [methods, guards] of pairs) {
    assert.deepEqual(Object.keys(methods).sort(), Object.keys(guards).sort());
  }
});

test('a file’s proposed name holds no path', () => {
  const { savePdf } = paperGuards;
  const isTaken = (name: string) => savePdf.safeParse({ name, size: 'A5' }).success;
  assert.ok(isTaken('Підтвердження 1204'));
  for (const name of ['', '../x', 'a/b', 'a\\b', 'C:x', '.hidden', 'x'.repeat(101)]) {
    assert.ok(!isTaken(name), name);
  }
});

test('a search asks for known conditions only', () => {
  const { find } = journalGuards;
  assert.ok(
    find.safeParse({ limit: 200, filter: { outcomes: ['valid'], kinds: ['shift'] } }).success,
  );
  for (const filter of [
    { text: 'x' },
    { codes: ['not hex'] },
    { outcomes: ['maybe'] },
    { number: 0 },
  ]) {
    assert.ok(!find.safeParse({ limit: 200, filter }).success, JSON.stringify(filter));
  }
  assert.ok(!find.safeParse({ limit: 501 }).success);
});
