import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { fingerprintOf, recall, remember, worldOf } from '../../build/commands/last-run.mjs';

const passed = { passed: 3, failed: 0, skipped: 0 };
const at = Date.UTC(2026, 10, 22, 9);
const hour = 3600_000;

test('any changed, added or removed file, version or setting of the environment is another tree', (t) => {
  const folder = checkout(t);
  const seen = [fingerprintOf(folder, ['node 24'])];
  const see = () => seen.push(fingerprintOf(folder, ['node 24']));
  fs.appendFileSync(path.join(folder, 'tracked.ts'), ' ');
  see();
  fs.writeFileSync(path.join(folder, 'new.ts'), '');
  see();
  fs.rmSync(path.join(folder, 'tracked.ts'));
  see();
  fs.mkdirSync(path.join(folder, 'node_modules'));
  fs.writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), '{}');
  see();
  seen.push(fingerprintOf(folder, ['node 26']));
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(!seen.includes(undefined));
});

test('the same tree is the same, whatever git ignores and however old its files are', (t) => {
  const folder = checkout(t);
  const before = fingerprintOf(folder, []);
  fs.writeFileSync(path.join(folder, 'ignored.log'), 'noise');
  fs.utimesSync(path.join(folder, 'tracked.ts'), 1, 1);
  assert.equal(fingerprintOf(folder, []), before);
});

test('another Node in the same place, another proxy and another screen are another world', (t) => {
  const node = path.join(emptyFolder(t), 'node');
  fs.writeFileSync(node, '');
  const seen = new Set([String(worldOf(node, {}))]);
  for (const name of ['HTTPS_PROXY', 'all_proxy', 'NO_PROXY', 'SSL_CERT_FILE', 'WAYLAND_DISPLAY']) {
    seen.add(String(worldOf(node, { [name]: 'other' })));
  }
  fs.utimesSync(node, 1, 1);
  seen.add(String(worldOf(node, {})));
  assert.equal(seen.size, 7);
  assert.deepEqual(worldOf(node, { EDITOR: 'vi' }), worldOf(node, {}));
});

test('where git knows nothing, nothing is remembered', (t) => {
  assert.equal(fingerprintOf(emptyFolder(t), []), undefined);
});

test('a success is recalled for this very tree and for a day', (t) => {
  const file = path.join(emptyFolder(t), 'cache/passed.json');
  remember(file, 'units', { at, fingerprint: 'a', tally: passed });
  assert.deepEqual(recall(file, 'units', 'a', at + 23 * hour)?.tally, passed);
  assert.equal(recall(file, 'units', 'b', at), undefined);
  assert.equal(recall(file, 'desk', 'a', at), undefined);
  assert.equal(recall(file, 'units', 'a', at + 25 * hour), undefined);
  assert.equal(recall(file, 'units', 'a', at - hour), undefined, 'a clock that was set back');
});

test('a failure, a run of nothing and a torn memory are not recalled', (t) => {
  const file = path.join(emptyFolder(t), 'passed.json');
  remember(file, 'units', { at, fingerprint: 'a', tally: { ...passed, failed: 1 } });
  remember(file, 'units', { at, fingerprint: 'a', tally: { ...passed, passed: 0 } });
  assert.equal(recall(file, 'units', 'a', at), undefined);
  fs.writeFileSync(file, '{"units":');
  assert.equal(recall(file, 'units', 'a', at), undefined);
});

function checkout(t: TestContext): string {
  const folder = emptyFolder(t);
  fs.writeFileSync(path.join(folder, '.gitignore'), '*.log\nnode_modules/\n');
  fs.writeFileSync(path.join(folder, 'tracked.ts'), 'export const one = 1;');
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
  ])
    spawnSync('git', args, { cwd: folder });
  return folder;
}

function emptyFolder(t: TestContext): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zvirka-run-'));
  t.after(() => {
    fs.rmSync(folder, { recursive: true });
  });
  return folder;
}
