import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { programDigest } from '../../electron/node/program-digest.ts';
import { drawer } from './journal/desk-drawer.ts';

test('a program is known by all its files: one byte or one name more is another program', (t) => {
  const folder = drawer(t);
  mkdirSync(path.join(folder, 'main'));
  writeFileSync(path.join(folder, 'main', 'main.cjs'), 'one');
  writeFileSync(path.join(folder, 'index.html'), 'two');
  const first = programDigest(folder);
  assert.match(first, /^[0-9a-f]{64}$/);
  assert.equal(programDigest(folder), first);
  writeFileSync(path.join(folder, 'index.html'), 'twO');
  const second = programDigest(folder);
  renameSync(path.join(folder, 'index.html'), path.join(folder, 'index.htm'));
  assert.equal(new Set([first, second, programDigest(folder)]).size, 3);
});
