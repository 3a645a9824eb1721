import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { add, exitCodeOf, nothing, summary } from '../../build/commands/tally.mjs';

const urlOf = (file: string) => pathToFileURL(path.resolve('build/commands', file)).href;

test('the last line counts, and speaks of skipped tests only when there are any', () => {
  const tally = add({ passed: 2, failed: 1, skipped: 0 }, { passed: 3, failed: 0, skipped: 0 });
  assert.equal(summary(tally), '5 passed, 1 failed');
  assert.equal(summary({ ...tally, skipped: 2 }), '5 passed, 1 failed, 2 skipped');
});

test('a run that failed or ran nothing is no success', () => {
  const codes = [{ ...nothing, passed: 1 }, { ...nothing, passed: 1, failed: 1 }, nothing];
  assert.deepEqual(codes.map(exitCodeOf), [0, 1, 1]);
});

test('only tests that hold no others are counted', () => {
  const counted = tallyOf(`
    test('alone', () => {});
    test('skipped', { skip: true }, () => {});
    test('promised', { todo: true }, () => { throw new Error('not yet'); });
    describe('suite', () => {
      test('one', () => {});
      test('two', () => { throw new Error('red'); });
      describe('inner', () => { test('three', () => {}); });
    });
    test('parent', async (t) => {
      await t.test('child', () => {});
      await t.test('red child', () => { throw new Error('red'); });
    });
  `);
  assert.deepEqual(counted, { passed: 4, failed: 2, skipped: 2 });
});

test('a broken hook and a file that does not load are failures', () => {
  const hook = `describe('suite', () => { after(() => { throw new Error('red'); }); test('fine', () => {}); });`;
  assert.deepEqual(tallyOf(hook), { passed: 1, failed: 1, skipped: 0 });
  assert.deepEqual(tallyOf('import "./not-there.mjs";'), { passed: 0, failed: 1, skipped: 0 });
});

test('a file that leaves something open ends as failed, and keeps its count', () => {
  const leak = `setInterval(() => {}, 1000);`;
  assert.deepEqual(tallyOf(`${leak} test('fine', () => {});`), {
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

/** Counts a test file by running it, as the house does. */
function tallyOf(text: string): unknown {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zvirka-tally-'));
  const file = path.join(folder, 'planted.test.mjs');
  fs.writeFileSync(file, `import { after, describe, test } from 'node:test';\n${text}`);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const options = [
    `--test-reporter=${urlOf('tally-reporter.mjs')}`,
    '--import',
    urlOf('end-leaks.mjs'),
  ];
  const { stdout } = spawnSync(process.execPath, ['--test', ...options, file], {
    encoding: 'utf8',
    env: { ...env, ZVIRKA_LEAK_GRACE_MS: '300' },
  });
  fs.rmSync(folder, { recursive: true });
  return JSON.parse(stdout);
}
