import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { useDemoRegistry } from './checking.ts';
import { cliFile, runCli, runDemoRegistry } from './run-cli.ts';

const { data, registry } = useDemoRegistry();

test('words that can’t be used are a usage error that quotes no code', async () => {
  const lines = [
    [],
    ['fly'],
    ['check'],
    ['check', '2858364170864'],
    ['check', '2858364170864', '--data', data, '--fast'],
    ['check', '--image', path.join(data, 'nowhere.png'), '--data', data],
    ['decode'],
    ['journal'],
    ['journal', 'burn', '--data', data],
    ['demo-code', '--registry', registry().url, '--kind', 'qr', '--document', 'cat'],
    ['demo-registry', '--port', '70000'],
  ];
  for (const words of lines) {
    const ran = await runCli(words);
    assert.deepEqual([ran.code, ran.out], [64, ''], words.join(' '));
    assert.ok(!ran.err.includes('2858364170864') && ran.err.includes('usage:'), ran.err);
  }
});

test('a demo registry ends by a signal, with exit code 0', async () => {
  const other = await runDemoRegistry();
  assert.equal(await other.stop(), 0);
});

test('a port that another program has is told, not a crash', async () => {
  const ran = await runCli(['demo-registry', '--port', new URL(registry().url).port]);
  assert.deepEqual([ran.code, ran.out], [64, '']);
});

test('a check ends with its line: no timer of ours keeps the command waiting', async () => {
  const words = ['check', 'WIFI:S:cafe;;', '--data', path.join(data, 'ending')];
  const ran = spawn(process.execPath, [cliFile, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(ran.stdout, 'data');
  const ended = once(ran, 'close').then(() => 'ended');
  const patience = new Promise((resolve) => setTimeout(resolve, 4_000, 'still there').unref());
  assert.equal(await Promise.race([ended, patience]), 'ended');
});
