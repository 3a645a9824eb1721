import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { journal as askHere } from '../../../electron/cli/journal.ts';
import { BadUsage } from '../../../electron/cli/usage.ts';
import { asWriter, standIn, writing } from '../../../electron/node/journal/as-writer.ts';
import { openKey } from '../../../electron/node/keys.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { morning } from '../../fixtures/entries.ts';
import { runCli } from '../cli/run-cli.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

const bug = new RangeError('a bug');
const fails = () => {
  throw bug;
};

test('a journal that was taken away is told, and no new one is made in its place', async (t) => {
  const directory = drawer(t);
  const journal = openJournal({ directory, key: openKey(directory), now: () => morning });
  keep(journal, 1, 2);
  journal.close();
  rmSync(path.join(directory, 'journal.db'));
  const out = path.join(drawer(t), 'out');
  for (const words of [
    ['anchor'],
    ['receipt', '1'],
    ['export', '--format', 'bundle', '--out', out],
  ]) {
    await assert.rejects(askHere([...words, '--data', directory]), BadUsage, words.join(' '));
  }
  const settings = { directory, key, now: () => morning };
  assert.throws(() => asWriter(settings, fails), { name: 'JournalMissing' });
  assert.deepEqual(readdirSync(directory), ['installation.key', 'journal.lock']);
});

test('work that fails lets the journal go, and beside another writer there is none', (t) => {
  const directory = drawer(t);
  keep(opened(t, directory), 1, 1);
  assert.equal(
    writing(directory, key, () => 'done'),
    undefined,
  );
  const closed = path.join(drawer(t), 'closed');
  openJournal({ directory: closed, key, now: () => morning }).close();
  assert.throws(() => writing(closed, key, fails), bug);
  assert.deepEqual(
    writing(closed, key, (journal) => {
      keep(journal, 1, 1);
      return standIn(journal, 'auditor');
    }),
    { desk: 'desk-7', mode: 'demo', operator: 'auditor' },
  );
});

test('beside a desk at work a receipt that no checkpoint spans yet is told as such', async (t) => {
  const directory = drawer(t);
  const journal = openJournal({ directory, key: openKey(directory), now: () => morning });
  t.after(() => journal.close());
  keep(journal, 1, 1);
  const { code, err } = await runCli(['journal', 'receipt', '1', '--data', directory]);
  assert.deepEqual(
    [code, err],
    [1, 'no checkpoint spans that entry yet, and none can be signed here\n'],
  );
});
