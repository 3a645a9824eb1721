import assert from 'node:assert/strict';
import fs, { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { backUp, restore } from '../../../electron/node/journal/keeping/backup.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { existingKey, openKey } from '../../../electron/node/keys.ts';
import { begunCheck, morning } from '../../fixtures/entries.ts';
import { runCli } from '../cli/run-cli.ts';
import { onDisk } from '../../fakes/disk.ts';
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
  assert.throws(() => restore(out, place, 'it.admin', () => morning), taken('journal'));
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

test('a key that is there is never replaced: not by another, and not by an older yearly one', (t) => {
  const out = backedUp(t);
  const ours = readFileSync(path.join(out, 'installation.key'));
  for (const keys of [
    { 'installation.key': 'plain x' },
    { 'digest.keys': 'of another' },
    { 'installation.key': 'plain x', 'digest.keys': 'of another' },
  ]) {
    const place = folderOf(t, keys);
    assert.throws(() => restore(out, place, 'it.admin', () => morning), taken('keys'));
    assert.deepEqual(contentsOf(place), keys);
  }
  const place = folderOf(t, { 'installation.key': ours, 'digest.keys': 'a newer year' });
  assert.equal(restore(out, place, 'it.admin', () => morning).holds, true);
  assert.equal(contentsOf(place)['digest.keys'], 'a newer year');
});

test('a copy that is broken off leaves no journal behind', (t) => {
  const out = backedUp(t);
  const place = path.join(drawer(t), 'new');
  const { copyFileSync } = fs;
  onDisk(t, 'copyFileSync', (from, to, mode) => {
    copyFileSync(from, to, mode);
    if (String(from).endsWith('journal.db')) throw new RangeError('a crash');
  });
  assert.throws(() => restore(out, place, 'it.admin', () => morning), RangeError);
  assert.equal(existsSync(path.join(place, 'journal.db')), false);
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
  const twice = await runCli(['journal', 'restore', out, '--data', place]);
  assert.equal(twice.code, 64);
  assert.match(twice.err, /^--data: the place has a journal\n/);
});

const taken = (by: 'journal' | 'keys') => ({ name: 'PlaceTaken', by });

/** The backup of a journal of three checks. */
function backedUp(t: TestContext): string {
  const directory = drawer(t);
  const journal = openJournal({ directory, key: openKey(directory), now: () => morning });
  keep(journal, 1, 3);
  journal.close();
  const out = path.join(drawer(t), 'copy');
  backUp(directory, out);
  return out;
}

function folderOf(t: TestContext, files: Readonly<Record<string, string | Buffer>>): string {
  const folder = drawer(t);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

function contentsOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder);
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}
