import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { proveAll } from '../../../electron/node/books/prove-all.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { openKey, proofKeyOf, type Sealer } from '../../../electron/node/keys.ts';
import { succeeded } from '../../../shared/lib/result.ts';
import { morning } from '../../fixtures/entries.ts';
import { drawer, keep } from '../journal/desk-drawer.ts';

const store: Sealer = {
  seal: (bytes) => bytes.map((byte) => byte ^ 0xff),
  unseal: (bytes) => bytes.map((byte) => byte ^ 0xff),
};

const prove = async (directory: string, sealer?: Sealer) => {
  const record = { newestCheckpoint: () => succeeded(undefined) };
  const anchoring = { notes: () => Promise.resolve([]) };
  const parts = { directory, sealer, record, anchoring };
  const proved = await proveAll(parts, () => undefined, new AbortController().signal);
  return proved.kind === 'proved' ? [proved.holds, proved.tag] : proved.kind;
};

test('a proof says whether the head was checked, and one without its key is none', async (t) => {
  const directory = drawer(t);
  const key = openKey(directory, store);
  const journal = openJournal({ directory, key, now: () => morning });
  keep(journal, 1, 2);
  journal.close();
  assert.deepEqual(proofKeyOf(directory, store), key);
  assert.deepEqual(await prove(directory, store), [true, 'holds']);
  assert.equal(proofKeyOf(directory), 'sealed');
  assert.deepEqual(await prove(directory), [true, 'not-checked']);
  writeFileSync(path.join(directory, 'installation.key'), 'plain x');
  assert.throws(() => proofKeyOf(directory), { name: 'KeyDamaged' });
  assert.equal(await prove(directory, store), 'failed');
});
