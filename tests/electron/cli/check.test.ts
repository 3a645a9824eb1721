import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { short, useDemoRegistry, type Line } from './checking.ts';
import { runCli } from './run-cli.ts';

const { data, registry, code, check } = useDemoRegistry();

test('a live code is valid, and the same code again asks for a fresh one', async () => {
  const barcode = await code('barcode', 'veteran-certificate');
  const first = await check(barcode);
  assert.deepEqual(
    [first.exit, first.line.documentType, first.line.typeIs],
    [0, 'veteran-certificate', 'proved'],
  );
  assert.deepEqual(short(await check(barcode)), [30, 'stale', 'used']);
});

test('the line of a check has its nine fields, always in one order', async () => {
  const { line } = await check(await code('qr', 'veteran-certificate'));
  assert.deepEqual(Object.keys(line), [
    'outcome',
    'because',
    'source',
    'documentType',
    'typeIs',
    'entry',
    'requestId',
    'tookMs',
    'registryMs',
  ]);
});

test('each state of a code has its verdict and its exit code', async () => {
  const seen: Record<string, unknown> = {};
  for (const state of ['expired', 'used', 'withdrawn', 'unknown']) {
    seen[state] = short(await check(await code('qr', 'veteran-certificate', state)));
  }
  seen['of another type'] = short(await check(await code('barcode', 'pension-card')));
  assert.deepEqual(seen, {
    expired: [30, 'stale', 'expired'],
    used: [30, 'stale', 'used'],
    withdrawn: [20, 'invalid', 'withdrawn'],
    unknown: [20, 'invalid', 'unknown'],
    'of another type': [20, 'invalid', 'wrong-document'],
  });
});

test('the demo adapter proves documents of different classes, by QR and by barcode', async () => {
  for (const document of ['veteran-certificate', 'internal-passport']) {
    for (const kind of ['qr', 'barcode'] as const) {
      const { line } = await check(await code(kind, document), 'demo');
      assert.deepEqual(
        [line.outcome, line.documentType, line.typeIs],
        ['valid', document, 'proved'],
      );
    }
  }
});

test('a wrong token is our own trouble and says nothing of the document', async () => {
  const words = [
    'check',
    '2858364170864',
    '--adapter',
    'diia',
    '--registry',
    registry().url,
    '--data',
    data,
    '--json',
  ];
  const ran = await runCli(words, {
    env: { ZVIRKA_TOKEN: 'wrong', ZVIRKA_BRANCH: registry().branchId },
  });
  assert.deepEqual([ran.code, (JSON.parse(ran.out) as Line).because], [40, 'not-admitted']);
});

test('an unreachable registry leaves the code unchecked', async () => {
  const words = [
    'check',
    '2858364170864',
    '--adapter',
    'diia',
    '--registry',
    'http://127.0.0.1:9',
    '--data',
    data,
    '--json',
  ];
  const ran = await runCli(words, { env: { ZVIRKA_TOKEN: 'invented', ZVIRKA_BRANCH: 'invented' } });
  assert.deepEqual([ran.code, (JSON.parse(ran.out) as Line).because], [40, 'offline']);
});

test('the embedded demo registry knows no code but its own', async () => {
  const ran = await runCli([
    'check',
    '2858364170864',
    '--adapter',
    'demo',
    '--data',
    data,
    '--json',
  ]);
  assert.deepEqual([ran.code, (JSON.parse(ran.out) as Line).because], [20, 'unknown']);
});

test('whatever stands on the line or comes by pipe is a foreign code, never a crash', async () => {
  const words = ['check', '-', '--adapter', 'demo', '--data', data, '--json'];
  const inputs = {
    empty: '',
    control: Buffer.from(Array.from({ length: 32 }, (_, index) => index)),
    '10 kB of noise': randomBytes(10_000),
    '1 MB of noise': randomBytes(1_000_000),
    '1 MB of digits': '1'.repeat(1_000_000),
  };
  for (const [name, input] of Object.entries(inputs)) {
    const ran = await runCli(words, { input });
    assert.deepEqual([ran.code, (JSON.parse(ran.out) as Line).outcome], [50, 'foreign'], name);
  }
  const empty = await runCli(['check', '', '--adapter', 'demo', '--data', data, '--json']);
  assert.deepEqual([empty.code, (JSON.parse(empty.out) as Line).because], [50, 'empty']);
});
