import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { writeLarge } from '../../fixtures/large-journal.ts';
import { drawer, key } from './desk-drawer.ts';
import { mutateAll } from './mutate-all.ts';

const size = 1_000;

test('whatever is changed in a journal without its key, the proof names the first bad entry', (t) => {
  const directory = drawer(t);
  writeLarge(directory, size, key);
  assert.equal(proveJournal(directory, key).holds, true);
  const file = path.join(directory, 'journal.db');
  const missed = [...mutateAll(file, size, key, 2)].filter(
    ({ expected, firstBad }) => firstBad !== expected,
  );
  assert.deepEqual(missed, []);
});
