import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { createDigest } from '../../electron/node/digest.ts';
import { openDigestKeys } from '../../electron/node/digest-keys.ts';
import type { Sealer } from '../../electron/node/keys.ts';
import type { DocumentCode } from '../../shared/identify/identified.ts';
import { drawer, key } from './journal/desk-drawer.ts';

const code = { kind: 'barcode', digits: '2912345678901' } as DocumentCode;
const fileOf = (directory: string) => path.join(directory, 'digest.keys');

test('each year has its key, and a code is known again as long as the key of its year is kept', (t) => {
  const directory = drawer(t);
  const keys = openDigestKeys(directory, key, undefined, { year: 2026, isNew: true });
  const first = keys.digest(code);
  assert.deepEqual([keys.digests(code), keys.rotate(2026)], [[first], false]);
  assert.equal(keys.rotate(2027), true);
  const second = keys.digest(code);
  assert.notEqual(second, first);
  assert.deepEqual(keys.digests(code), [second, first]);
  const again = openDigestKeys(directory, key, undefined, { year: 2027, isNew: true });
  assert.deepEqual([again.digest(code), again.digests(code)], [second, [second, first]]);
  assert.deepEqual([again.dropBefore(2026), again.dropBefore(2027)], [0, 1]);
  assert.deepEqual(
    openDigestKeys(directory, key, undefined, { year: 2027, isNew: true }).digests(code),
    [second],
  );
  assert.equal(again.dropBefore(2099), 0, 'the newest is never dropped');
  if (process.platform !== 'win32') assert.equal(statSync(fileOf(directory)).mode & 0o777, 0o600);
});

test('a clock that was set back takes no older key', (t) => {
  const keys = openDigestKeys(drawer(t), key, undefined, { year: 2027, isNew: true });
  assert.equal(keys.rotate(2026), false);
});

test('a key that a clock years ahead has made goes with the entries of its real year', (t) => {
  const directory = drawer(t);
  const keys = openDigestKeys(directory, key, undefined, { year: 2099, isNew: true });
  const first = keys.digest(code);
  assert.deepEqual([keys.rotate(2026), keys.digests(code)], [false, [first]]);
  assert.deepEqual([keys.rotate(2027), keys.dropBefore(2026)], [true, 0]);
  const again = openDigestKeys(directory, key, undefined, { year: 2028, isNew: false });
  assert.deepEqual(again.digests(code), [keys.digest(code), first]);
  assert.deepEqual([again.rotate(2028), again.dropBefore(2027)], [true, 1]);
  assert.ok(!again.digests(code).includes(first));
});

test('a journal from before there were yearly keys knows its codes again', (t) => {
  const directory = drawer(t);
  const keys = openDigestKeys(directory, key, undefined, { year: 2026, isNew: false });
  assert.deepEqual(keys.digests(code), [keys.digest(code), createDigest(key)(code)]);
  assert.equal(
    openDigestKeys(directory, key, undefined, { year: 2026, isNew: false }).dropBefore(2026),
    1,
  );
});

const turning: Sealer = {
  seal: (bytes) => bytes.map((byte) => byte ^ 0xff),
  unseal: (bytes) => bytes.map((byte) => byte ^ 0xff),
};

test('the keys are sealed as the installation key is, and damage is told', (t) => {
  const directory = drawer(t);
  const { digest } = openDigestKeys(directory, key, turning, { year: 2026, isNew: true });
  assert.equal(
    openDigestKeys(directory, key, turning, { year: 2026, isNew: true }).digest(code),
    digest(code),
  );
  assert.throws(() => openDigestKeys(directory, key, undefined, { year: 2026, isNew: true }), {
    name: 'KeySealed',
  });
  const whole = readFileSync(fileOf(directory), 'utf8');
  for (const text of [
    '',
    'x\n',
    whole.slice(5),
    whole.replace('sealed', 'plain'),
    `${whole}2025\n`,
  ]) {
    writeFileSync(fileOf(directory), text);
    assert.throws(() => openDigestKeys(directory, key, turning, { year: 2026, isNew: true }), {
      name: 'KeyDamaged',
    });
  }
});
