import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { noteSettings } from '../../electron/node/note-settings.ts';
import { defaultPolicy } from '../../electron/node/settings/parse-policy.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { fakeJournal } from '../fakes/journal.ts';
import { morning, stand } from '../fixtures/entries.ts';
import { drawer } from './journal/desk-drawer.ts';

const told = (directory: string, policy: Policy, breaks: 'nothing' | 'finish' = 'nothing') => {
  const journal = fakeJournal(() => morning);
  journal.breaks = breaks;
  noteSettings(directory, policy, journal, stand, 'it.admin');
  return journal.entries.map((entry) =>
    entry.kind === 'setting' ? [entry.key, entry.was, entry.now, entry.by] : entry,
  );
};

test('a changed setting is told once, with its old and its new value; the first start tells nothing', (t) => {
  const directory = drawer(t);
  assert.deepEqual(told(directory, defaultPolicy), []);
  assert.deepEqual(told(directory, defaultPolicy), []);
  const changed = {
    ...defaultPolicy,
    services: ['veteran-benefit'.repeat(20)],
    timings: { ...defaultPolicy.timings, askMs: 6_000 },
  };
  const lines = [
    ['services', '[]', `["${'veteran-benefit'.repeat(20)}`.slice(0, 199) + '…', 'it.admin'],
    ['timings.askMs', '8000', '6000', 'it.admin'],
  ];
  assert.deepEqual(told(directory, changed, 'finish'), [], 'the journal is full');
  assert.deepEqual(told(directory, changed), lines, 'and told at the next start');
  assert.deepEqual(told(directory, changed), []);
});

test('names that people chose are one setting, and no text of theirs keeps the program from starting', (t) => {
  const directory = drawer(t);
  const policy = (names: Readonly<Record<string, string>>, service = '') =>
    ({ ...defaultPolicy, services: [service], documentType: { at: ['type'], names } }) as Policy;
  assert.deepEqual(told(directory, policy({ passport: 'a', 'Довідка ВПО': 'b' })), []);
  const long = 'x'.repeat(101);
  // The 199th unit is the first half of a sign.
  const service = `${'a'.repeat(196)}\u{1f642}${'b'.repeat(9)}`;
  const changed = { 'a.b': 'a', [long]: 'b', '__proto__ ': 'c' };
  assert.deepEqual(told(directory, policy(changed, service)), [
    [
      'documentType.names',
      '{"passport":"a","Довідка ВПО":"b"}',
      JSON.stringify(changed),
      'it.admin',
    ],
    ['services', '[""]', `["${'a'.repeat(196)}\u{fffd}…`, 'it.admin'],
  ]);
});

test('what is no setting in the file of seen ones is passed over', (t) => {
  const directory = drawer(t);
  const file = path.join(directory, 'settings.seen');
  told(directory, defaultPolicy);
  const seen = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const more = { 'no setting': 'x', ['x'.repeat(101)]: 'x', old: '\ud800' };
  writeFileSync(file, JSON.stringify({ ...seen, ...more }));
  assert.deepEqual(told(directory, defaultPolicy), [['old', '\u{fffd}', undefined, 'it.admin']]);
});

test('a file of seen settings that cannot be read is a first start', (t) => {
  const directory = drawer(t);
  for (const text of ['', '[]', '{', 'null', '{"a":1}']) {
    writeFileSync(path.join(directory, 'settings.seen'), text);
    const lines = told(directory, defaultPolicy);
    assert.ok(text === '{"a":1}' ? lines.length > 10 : lines.length === 0, text);
  }
});
