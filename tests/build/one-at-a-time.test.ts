import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { oneAtATime } from '../../build/setup/one-at-a-time.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zvirka-lock-'));
after(() => {
  fs.rmSync(folder, { recursive: true });
});

test('two commands never install at the same time', async () => {
  const diary = path.join(folder, 'diary');
  const script = `
    import fs from 'node:fs';
    import { oneAtATime } from ${JSON.stringify(pathToFileURL(path.resolve('build/setup/one-at-a-time.mjs')).href)};
    oneAtATime('install', () => {
      fs.appendFileSync(${JSON.stringify(diary)}, 'in ');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
      fs.appendFileSync(${JSON.stringify(diary)}, 'out ');
    }, ${JSON.stringify(folder)});`;
  const commands = [1, 2].map(() =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' }),
  );
  await Promise.all(commands.map((command) => once(command, 'exit')));
  assert.equal(fs.readFileSync(diary, 'utf8'), 'in out in out ');
});

test('a lock left by a command that was killed is taken over', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  fs.mkdirSync(path.join(folder, 'left.lock'));
  fs.writeFileSync(path.join(folder, 'left.lock', 'pid'), String(dead));
  assert.equal(
    oneAtATime('left', () => 'done', folder),
    'done',
  );
});

test('a lock is given back when the work fails', () => {
  const failing = () => {
    throw new Error('red');
  };
  assert.throws(() => oneAtATime('broken', failing, folder), /red/);
  assert.equal(fs.existsSync(path.join(folder, 'broken.lock')), false);
});

test('a cache that can’t be written ends the command, it does not wait for ever', () => {
  const file = path.join(folder, 'no-folder');
  fs.writeFileSync(file, '');
  assert.throws(() => oneAtATime('name', () => 1, path.join(file, 'below')), { code: 'ENOTDIR' });
  assert.throws(() => oneAtATime('no-folder/below', () => 1, folder), { code: 'ENOTDIR' });
});
