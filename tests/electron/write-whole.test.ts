import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { writeWhole } from '../../electron/node/write-whole.ts';
import { drawer } from './journal/desk-drawer.ts';

test('a file is written for this user only, over the one before it, and nothing is left beside it', (t) => {
  const folder = drawer(t);
  const file = path.join(folder, 'kept');
  writeWhole(file, 'first');
  writeWhole(file, Buffer.from('second'));
  assert.deepEqual([readFileSync(file, 'utf8'), readdirSync(folder)], ['second', ['kept']]);
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('a draft that a crash left half written is no hindrance', (t) => {
  const file = path.join(drawer(t), 'kept');
  writeFileSync(`${file}.draft`, 'half of something that was longer');
  writeWhole(file, 'whole');
  assert.equal(readFileSync(file, 'utf8'), 'whole');
});

test('where the new one can’t be written the old one stays, and the system’s error comes', (t) => {
  const file = path.join(drawer(t), 'kept');
  writeWhole(file, 'old');
  mkdirSync(`${file}.draft`);
  assert.throws(() => writeWhole(file, 'new'), { syscall: 'open' });
  assert.equal(readFileSync(file, 'utf8'), 'old');
});
