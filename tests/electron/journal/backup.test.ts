import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { backUp, restore } from '../../../electron/node/journal/keeping/backup.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { existingKey, openKey } from '../../../electron/node/keys.ts';
import { begunCheck, morning } from '../../fixtures/entries.ts';
import { runCli } from '../cli/run-cli.ts';
import { drawer, keep } from './desk-drawer.ts';

test('a journal is copied while it is written, and the copy proves and can be gone on with', (t) => {
  const directory = drawer(t);
  const journal = openJournal({ directory, key: openKey(directory), now: () => morning });
  t.after(() => journal.close());
  keep(journal, 1, 300);
  journal.begin(begunCheck(301));
  const out = path.join(drawer(t), 'copy');
  const proof = backUp(directory, out);
  assert.deepEqual([proof.holds, proof.size, proof.unfinished, proof.tag], [true, 300, 1, 'holds']);
  if (process.platform !== 'win32') {
    assert.equal(statSync(path.join(out, 'journal.db')).mode & 0o777, 0o600);
  }
  keep(journal, 302, 303);
  assert.throws(
    () => backUp(directory, out),
    { name: 'JournalUnwritable' },
    'nothing is overwritten',
  );
  const place = path.join(drawer(t), 'new');
  assert.equal(restore(out, place, 'it.admin', () => morning).root, proof.root);
  const restored = openJournal({ directory: place, key: openKey(place), now: () => morning });
  t.after(() => restored.close());
  const told = restored.list({ limit: 2 });
  assert.deepEqual(
    told.map((entry) => [entry.kind, entry.operator, entry.kind === 'restored' && entry.size]),
    [
      ['restored', 'it.admin', 300],
      ['check', 'o.kovalenko', false],
    ],
  );
  assert.equal(told[1]?.kind === 'check' && told[1].because, 'interrupted');
  assert.equal(proveJournal(place, existingKey(place)).holds, true);
  assert.throws(() => restore(out, place, 'it.admin', () => morning), { name: 'JournalInUse' });
});

test('a backup that does not prove is not put back', (t) => {
  const directory = drawer(t);
  const journal = openJournal({ directory, key: openKey(directory), now: () => morning });
  keep(journal, 1, 3);
  journal.close();
  const out = path.join(drawer(t), 'copy');
  backUp(directory, out);
  writeFileSync(path.join(out, 'installation.key'), '');
  const place = path.join(drawer(t), 'new');
  assert.throws(() => restore(out, place, 'it.admin', () => morning), { name: 'KeyDamaged' });
});

test('the command line backs up and restores', async (t) => {
  const directory = drawer(t);
  const journal = openJournal({ directory, key: openKey(directory), now: () => morning });
  t.after(() => journal.close());
  keep(journal, 1, 2);
  const out = path.join(drawer(t), 'copy');
  const place = path.join(drawer(t), 'new');
  const backed = await runCli(['journal', 'backup', '--data', directory, '--out', out]);
  assert.match(backed.out, /^holds: 2 entries, root [0-9a-f]{64}, head holds\n$/);
  const put = await runCli(['journal', 'restore', out, '--data', place]);
  assert.deepEqual([backed.code, put.code, put.out], [0, 0, backed.out]);
  const again = await runCli(['journal', 'backup', '--data', directory, '--out', out]);
  assert.equal(again.code, 64);
});
