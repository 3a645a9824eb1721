import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { makeFolder } from '../../electron/node/make-folder.ts';

const isWindows = process.platform === 'win32';

test('a folder is made with those above it, for this user only, and may be there already', (t) => {
  const folder = path.join(temporary(t), 'one', 'two');
  makeFolder(folder);
  makeFolder(folder);
  const { mode } = statSync(folder);
  assert.ok(statSync(folder).isDirectory());
  if (!isWindows) assert.equal(mode & 0o077, 0);
});

test(
  'where a folder takes no children, the system’s error comes at once',
  { timeout: 5_000 },
  (t) => {
    const file = path.join(temporary(t), 'file');
    writeFileSync(file, '');
    assert.throws(() => {
      makeFolder(path.join(file, 'below'));
    });
    if (process.platform !== 'linux') return;
    assert.throws(() => {
      makeFolder('/proc/nowhere');
    }, /ENOENT/);
  },
);

function temporary(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zvirka-folder-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}
