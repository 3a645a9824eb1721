import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { noteLife } from '../../electron/node/note-life.ts';
import { programDigest } from '../../electron/node/program-digest.ts';
import { defaultPolicy } from '../../electron/node/settings/parse-policy.ts';
import type { Journal } from '../../shared/record/journal.ts';
import { fakeJournal } from '../fakes/journal.ts';
import { morning, stand } from '../fixtures/entries.ts';
import { drawer } from './journal/desk-drawer.ts';

test('start and end are told, with the digest of the program', (t) => {
  const folder = drawer(t);
  writeFileSync(path.join(folder, 'main.cjs'), '');
  const journal = fakeJournal(() => morning);
  const program = { version: '0.1.0', folder };
  const bugs: unknown[] = [];
  const onBug = (error: unknown) => bugs.push(error);
  const life = { policy: defaultPolicy, journal, stand, program, onBug };
  noteLife({ directory: drawer(t), ...life })();
  assert.deepEqual(bugs, []);
  assert.deepEqual(
    journal.entries.map((entry) => [entry.kind, entry.kind === 'started' && entry.digest]),
    [
      ['started', programDigest(folder)],
      ['stopped', false],
    ],
  );
});

test('whatever cannot be told, the program starts and ends', (t) => {
  const bugs: unknown[] = [];
  const bug = new TypeError('an entry must be readable as it was written');
  const told: unknown[] = [];
  const note: Journal['note'] = (happening) => {
    told.push(happening);
    throw bug;
  };
  const program = { version: '0.1.0', folder: path.join(drawer(t), 'nowhere') };
  const life = { policy: defaultPolicy, journal: { note }, stand, program };
  noteLife({ directory: drawer(t), ...life, onBug: (error) => bugs.push(error) })();
  assert.deepEqual(told, [
    { ...stand, kind: 'started', program: '0.1.0', digest: undefined },
    { ...stand, kind: 'stopped' },
  ]);
  assert.deepEqual(
    bugs.map((error) => (error === bug ? 'a bug' : (error as { code: unknown }).code)),
    ['ENOENT', 'a bug', 'a bug'],
  );
});
