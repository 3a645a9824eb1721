import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { openKey, type Sealer } from '../../../electron/node/keys.ts';
import { morning } from '../../fixtures/entries.ts';
import { runCli } from '../cli/run-cli.ts';
import { drawer, keep } from './desk-drawer.ts';

/** A system's safe store, to which the command line has no way. */
const store: Sealer = {
  seal: (bytes) => bytes.map((byte) => byte ^ 0xff),
  unseal: (bytes) => bytes.map((byte) => byte ^ 0xff),
};

function kept(directory: string, sealer?: Sealer): void {
  const journal = openJournal({ directory, key: openKey(directory, sealer), now: () => morning });
  keep(journal, 1, 2);
  journal.close();
}

const prove = async (directory: string) => {
  const { code, out } = await runCli(['journal', 'prove', '--data', directory]);
  return [
    code,
    out
      .replace(/root [0-9a-f]{64}/, 'root …')
      .trimEnd()
      .split('\n'),
  ];
};

test('the proof of a journal whose key the system keeps says that the head was not checked', async (t) => {
  const directory = drawer(t);
  kept(directory, store);
  assert.deepEqual(await prove(directory), [
    2,
    [
      'holds as far as it could be checked: 2 entries, root …, head not-checked',
      'the head could not be checked here: the system keeps the installation key from this command',
      'anchored: none; only chained: 2',
    ],
  ]);
});

test('the proof of a journal without its key does not hold', async (t) => {
  const directory = drawer(t);
  kept(directory);
  assert.deepEqual(await prove(directory), [
    0,
    ['holds: 2 entries, root …, head holds', 'anchored: none; only chained: 2'],
  ]);
  rmSync(path.join(directory, 'installation.key'));
  assert.deepEqual(await prove(directory), [
    1,
    [
      'DOES NOT HOLD: 2 entries, root …, head not-checked',
      'key-missing',
      'anchored: none; only chained: 2',
    ],
  ]);
});
