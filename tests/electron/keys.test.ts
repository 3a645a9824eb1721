import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs, { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { existingKey, openKey, type Sealer } from '../../electron/node/keys.ts';
import { onDisk } from '../fakes/disk.ts';
import { drawer, opened } from './journal/desk-drawer.ts';

const keyFile = (directory: string) => path.join(directory, 'installation.key');

test('an installation has one key for ever, for this user only', (t) => {
  const directory = path.join(drawer(t), 'new');
  assert.equal(existingKey(directory), undefined);
  const key = openKey(directory);
  assert.equal(key.length, 32);
  assert.deepEqual([openKey(directory), existingKey(directory)], [key, key]);
  assert.deepEqual(readdirSync(directory), ['installation.key', 'journal.db']);
  if (process.platform !== 'win32') assert.equal(statSync(keyFile(directory)).mode & 0o777, 0o600);
  assert.notDeepEqual(openKey(drawer(t)), key);
});

test('processes that start at once end with one key', async (t) => {
  const directory = drawer(t);
  const module = path.resolve(import.meta.dirname, '../../electron/node/keys.ts');
  const script = `const { openKey } = await import(${JSON.stringify(module)});
    console.log(Buffer.from(openKey(${JSON.stringify(directory)})).toString('hex'));`;
  const run = promisify(execFile);
  const args = ['--input-type=module', '-e', script];
  const printed = await Promise.all(Array.from({ length: 6 }, () => run(process.execPath, args)));
  assert.deepEqual(
    [...new Set(printed.map(({ stdout }) => stdout.trim()))],
    [Buffer.from(openKey(directory)).toString('hex')],
  );
  assert.deepEqual(readdirSync(directory), ['installation.key', 'journal.db']);
});

test('a lost key is told and never made anew beside a journal', (t) => {
  const directory = drawer(t);
  openKey(directory);
  opened(t, directory).close();
  rmSync(keyFile(directory));
  assert.throws(() => openKey(directory), { name: 'KeyLost' });
  assert.equal(existingKey(directory), undefined);
});

test('a damaged key is told and left as it is, whichever byte it is', (t) => {
  const directory = drawer(t);
  openKey(directory);
  const whole = readFileSync(keyFile(directory));
  for (let at = 0; at < whole.length; at += 1) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(keyFile(directory), damaged);
    assert.throws(() => openKey(directory), { name: /KeyDamaged|KeySealed/ }, String(at));
    assert.ok(readFileSync(keyFile(directory)).equals(damaged));
  }
  for (const text of ['', 'plain', whole.subarray(0, 20)]) {
    writeFileSync(keyFile(directory), text);
    assert.throws(() => existingKey(directory), { name: 'KeyDamaged' });
  }
});

test('a key without the journal’s file is told: a journal was taken away', (t) => {
  const directory = drawer(t);
  const key = openKey(directory);
  opened(t, directory).close();
  rmSync(path.join(directory, 'journal.db'));
  assert.throws(() => openKey(directory), { name: 'JournalMissing' });
  assert.deepEqual(
    [existingKey(directory), readdirSync(directory)],
    [key, ['installation.key', 'journal.lock']],
  );
});

test('a first start that was cut off before its key is a first start again', (t) => {
  const directory = drawer(t);
  writeFileSync(path.join(directory, 'journal.db'), '');
  assert.equal(openKey(directory).length, 32);
});

/** A disk on which making a hard link ends with an error. */
function withoutLinks(t: TestContext, code: string): void {
  onDisk(t, 'linkSync', () => {
    throw Object.assign(new Error(code), { code, syscall: 'link' });
  });
}

for (const code of ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'ENOSYS', 'EXDEV']) {
  test(`a disk that knows no hard links keeps a key all the same: ${code}`, (t) => {
    withoutLinks(t, code);
    const directory = drawer(t);
    const key = openKey(directory);
    assert.deepEqual([openKey(directory), openKey(directory)], [key, key]);
    assert.deepEqual(readdirSync(directory), ['installation.key', 'journal.db']);
    if (process.platform !== 'win32')
      assert.equal(statSync(keyFile(directory)).mode & 0o777, 0o600);
  });
}

test('a share that cannot flush a directory keeps a key all the same', (t) => {
  const { fsyncSync } = fs;
  onDisk(t, 'fsyncSync', (fd) => {
    if (fs.fstatSync(fd).isDirectory())
      throw Object.assign(new Error('EINVAL'), { code: 'EINVAL', syscall: 'fsync' });
    fsyncSync(fd);
  });
  const directory = drawer(t);
  assert.deepEqual(openKey(directory), existingKey(directory));
});

test('any other trouble with a link is told, and leaves no key', (t) => {
  withoutLinks(t, 'ENOSPC');
  const directory = drawer(t);
  assert.throws(() => openKey(directory), { name: 'JournalUnwritable' });
  assert.deepEqual(readdirSync(directory), ['journal.db']);
});

/** Turns every bit; unseals only what it sealed. */
const turning: Sealer = {
  seal: (bytes) => Buffer.concat([Buffer.from('v1'), bytes.map((byte) => byte ^ 0xff)]),
  unseal: (bytes) => {
    if (Buffer.from(bytes.subarray(0, 2)).toString() !== 'v1') throw new Error('not sealed here');
    return bytes.subarray(2).map((byte) => byte ^ 0xff);
  },
};

test('a sealed key never lies in the file, and opens only with its sealer', (t) => {
  const directory = drawer(t);
  const key = openKey(directory, turning);
  assert.ok(Buffer.from(openKey(directory, turning)).equals(key));
  const text = readFileSync(keyFile(directory), 'utf8');
  assert.ok(!text.includes(Buffer.from(key).toString('base64')));
  assert.throws(() => openKey(directory), { name: 'KeySealed' });
  const refuses: Sealer = { ...turning, unseal: () => assert.fail('no keyring') };
  assert.throws(() => openKey(directory, refuses), { name: 'KeyDamaged' });
});

test('a key made before there was a sealer goes on being read', (t) => {
  const directory = drawer(t);
  const key = openKey(directory);
  assert.deepEqual(openKey(directory, turning), key);
});
