import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import Database from 'better-sqlite3';
import { cliFile, runCli, runDemoRegistry, type RunningRegistry } from './run-cli.ts';

const data = mkdtempSync(path.join(os.tmpdir(), 'zvirka-cli-'));
let registry: RunningRegistry;
before(async () => {
  registry = await runDemoRegistry();
});
after(async () => {
  await registry.stop();
  rmSync(data, { recursive: true });
});

async function code(kind: 'barcode' | 'qr', document: string, state = 'live'): Promise<string> {
  const words = [
    '--registry',
    registry.url,
    '--kind',
    kind,
    '--document',
    document,
    '--state',
    state,
  ];
  const ran = await runCli(['demo-code', ...words]);
  assert.equal(ran.code, 0, ran.err);
  return ran.out.trim();
}

interface Line {
  readonly outcome: string;
  readonly because: string | null;
  readonly documentType: string | null;
  readonly typeIs: string;
}

async function check(text: string, adapter = 'diia', directory = data) {
  const env = { ZVIRKA_TOKEN: registry.token, ZVIRKA_BRANCH: registry.branchId };
  const words = [
    'check',
    text,
    '--adapter',
    adapter,
    '--registry',
    registry.url,
    '--data',
    directory,
    '--json',
  ];
  const ran = await runCli(words, { env });
  return { exit: ran.code, line: JSON.parse(ran.out) as Line };
}

function short({ exit, line }: { exit: number | null; line: Line }) {
  return [exit, line.outcome, line.because];
}

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
    registry.url,
    '--data',
    data,
    '--json',
  ];
  const ran = await runCli(words, {
    env: { ZVIRKA_TOKEN: 'wrong', ZVIRKA_BRANCH: registry.branchId },
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
    ['demo-code', '--registry', registry.url, '--kind', 'qr', '--document', 'cat'],
    ['demo-registry', '--port', '70000'],
  ];
  for (const words of lines) {
    const ran = await runCli(words);
    assert.deepEqual([ran.code, ran.out], [64, ''], words.join(' '));
    assert.ok(!ran.err.includes('2858364170864') && ran.err.includes('usage:'), ran.err);
  }
});

test('the journal lists every check and proves, until a byte of it is changed', async () => {
  const directory = path.join(data, 'to-be-changed');
  await check(await code('qr', 'veteran-certificate'), 'diia', directory);
  await check('WIFI:S:cafe;;', 'diia', directory);
  const list = await runCli(['journal', 'list', '--data', directory, '--json']);
  const outcomes = list.out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Line).outcome);
  const proved = await runCli(['journal', 'prove', '--data', directory, '--json']);
  assert.deepEqual([outcomes, proved.code], [['valid', 'foreign'], 0]);
  const db = new Database(path.join(directory, 'journal.db'));
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck();
  for (const name of triggers.all()) db.exec(`DROP TRIGGER ${String(name)}`);
  db.exec("UPDATE shape SET text = replace(text, 'foreign', 'invalid')");
  db.close();
  const changed = await runCli(['journal', 'prove', '--data', directory, '--json']);
  assert.equal(changed.code, 1);
});

test('nothing personal of a QR is found in any byte that a check wrote', async () => {
  const directory = path.join(data, 'searched');
  const link =
    'https://diia.app/documents/internal-passport/19910824-00026-2020-01-01/verify/0f8b6c1e-2d5a-4c3b-9e7f-1a2b3c4d5e6f';
  await check(link, 'diia', directory);
  await check('2858364170864', 'diia', directory);
  for (const name of readdirSync(directory)) {
    const bytes = readFileSync(path.join(directory, name)).toString('latin1');
    for (const part of ['19910824', '0f8b6c1e', 'diia.app', '2858364170864', registry.token]) {
      assert.ok(!bytes.includes(part) && !name.includes(part), `${part} in ${name}`);
    }
  }
});

test('a demo registry ends by a signal, with exit code 0', async () => {
  const other = await runDemoRegistry();
  assert.equal(await other.stop(), 0);
});

test('a port that another program has is told, not a crash', async () => {
  const ran = await runCli(['demo-registry', '--port', new URL(registry.url).port]);
  assert.deepEqual([ran.code, ran.out], [64, '']);
});

test('a trigger that swallows entries can’t make a check be shown that was never kept', async () => {
  const directory = path.join(data, 'swallowing');
  await check('WIFI:S:cafe;;', 'diia', directory);
  const db = new Database(path.join(directory, 'journal.db'));
  db.exec('CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END');
  db.close();
  const after = await check('WIFI:S:cafe;;', 'diia', directory);
  assert.deepEqual(short(after), [40, 'unchecked', 'journal']);
});

test('checks that are called at once on one journal are all recorded', async () => {
  const directory = path.join(data, 'at-once');
  const texts = await Promise.all(
    Array.from({ length: 6 }, () => code('qr', 'veteran-certificate')),
  );
  const checked = await Promise.all(texts.map((text) => check(text, 'diia', directory)));
  assert.deepEqual(
    checked.map(({ exit }) => exit),
    texts.map(() => 0),
  );
});

test('a check ends with its line: no timer of ours keeps the command waiting', async () => {
  const words = ['check', 'WIFI:S:cafe;;', '--data', path.join(data, 'ending')];
  const ran = spawn(process.execPath, [cliFile, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(ran.stdout, 'data');
  const ended = once(ran, 'close').then(() => 'ended');
  const patience = new Promise((resolve) => setTimeout(resolve, 4_000, 'still there').unref());
  assert.equal(await Promise.race([ended, patience]), 'ended');
});

test('whoever reads only the first lines of a list sees no crash', async () => {
  const directory = path.join(data, 'at-once');
  const list = spawn(process.execPath, [cliFile, 'journal', 'list', '--data', directory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  list.stdout.destroy();
  let said = '';
  list.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(list, 'close');
  assert.equal(said, '');
});
