import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { readEntries } from '../../../electron/node/journal/reading/read-journal.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

test('one journal has one writer, and a kill lets it go', async (t) => {
  const directory = drawer(t);
  const holder = spawn(process.execPath, [child, directory, '1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  assert.throws(() => opened(t, directory), { name: 'JournalInUse' });
  assert.equal(proveJournal(directory, key).holds, true);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  opened(t, directory);
});

test('a second writer in the same process is refused, and the first keeps its lock', (t) => {
  const directory = drawer(t);
  const first = opened(t, directory);
  assert.throws(() => opened(t, directory), { name: 'JournalInUse' });
  assert.throws(() => opened(t, directory), { name: 'JournalInUse' });
  keep(first, 1, 1);
  first.close();
  first.close();
  assert.deepEqual(opened(t, directory).size(), { ok: true, value: 1 });
});

test('readers need no lock and see what a living writer has kept', (t) => {
  const directory = drawer(t);
  const first = opened(t, directory);
  keep(first, 1, 3);
  const [oldest] = readEntries(directory);
  keep(first, 4, 4);
  const all = [...readEntries(directory)];
  assert.deepEqual(all, first.list({ before: undefined, limit: 9 }).toReversed());
  assert.deepEqual(oldest, all[0]);
  assert.equal(proveJournal(directory, key).size, 4);
});

test('a journal that is not there is told, and not made', (t) => {
  const directory = drawer(t);
  assert.throws(() => [...readEntries(directory)], { name: 'JournalMissing' });
  assert.throws(() => proveJournal(directory, key), { name: 'JournalMissing' });
});
