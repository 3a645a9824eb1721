import assert from 'node:assert/strict';
import fs, { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setAside } from '../../../electron/node/journal/keeping/set-aside.ts';
import { openKey } from '../../../electron/node/keys.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { onDisk } from '../../fakes/disk.ts';
import { morning } from '../../fixtures/entries.ts';
import { drawer, keep } from './desk-drawer.ts';

test('broken off anywhere, laying a journal aside leaves it whole, or none: never an older one', (t) => {
  const directory = drawer(t);
  const journal = openJournal({ directory, key: openKey(directory), now: () => morning });
  t.after(() => journal.close());
  keep(journal, 1, 2);
  const killed = path.join(drawer(t), 'killed');
  cpSync(directory, killed, { recursive: true });
  const { renameSync } = fs;
  const file = path.join(killed, 'journal.db');
  const states: (readonly boolean[])[] = [];
  onDisk(t, 'renameSync', (from, to) => {
    states.push([existsSync(file), existsSync(`${file}-wal`)]);
    renameSync(from, to);
  });
  setAside(killed, morning, false);
  assert.deepEqual(states[0], [true, true]);
  assert.ok(states.slice(1).every(([isThere]) => isThere === false));
  assert.equal(states.length, 3);
});
