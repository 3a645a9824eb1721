import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { journal as askHere } from '../../../electron/cli/journal.ts';
import { BadUsage } from '../../../electron/cli/usage.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { openKey } from '../../../electron/node/keys.ts';
import { morning } from '../../fixtures/entries.ts';
import { drawer, keep } from '../journal/desk-drawer.ts';
import { type Ran, runCli } from './run-cli.ts';

const script = path.resolve(import.meta.dirname, '../journal/independent_check.py');

test('a bundle holds by Python and openssl alone, with the inclusion of one entry and a receipt', async (t) => {
  // They are the whole point: where they are not, this says so.
  const missing = ['python3', 'openssl'].filter((program) => spawnSync(program, ['version']).error);
  if (missing.length > 0) {
    t.skip(`not installed here: ${missing.join(', ')}`);
    return;
  }
  const { directory, bundle } = await exported(t, 9);
  const receipt = path.join(drawer(t), 'receipt.json');
  writeFileSync(receipt, (await journal('receipt', '3', '--data', directory)).out);
  for (const number of [1, 3, 10]) {
    const { stdout, status } = spawnSync('python3', [script, bundle, String(number), receipt]);
    assert.equal(status, 0, stdout.toString());
    assert.match(stdout.toString(), /^holds 10 [0-9a-f]{64}\n$/);
  }
  const file = path.join(bundle, 'entries.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"valid"', '"stale"'));
  assert.equal(spawnSync('python3', [script, bundle, '1']).status, 1);
});

test('an exported bundle is verified, and the line that somebody changed is named', async (t) => {
  const { bundle } = await exported(t, 5);
  const key = path.join(bundle, 'key.txt');
  const whole = await journal('verify', bundle, '--key', key);
  assert.deepEqual([whole.code, whole.err], [0, '']);
  assert.match(whole.out, /^holds: 6 entries of zvirka\/desk-7, 0 of them/);
  const file = path.join(bundle, 'entries.jsonl');
  const lines = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, lines.with(3, lines[3]?.replace('"valid"', '"stale"') ?? '').join('\n'));
  const changed = await journal('verify', bundle, '--json');
  const report = JSON.parse(changed.out) as { holds: boolean; faults: readonly unknown[] };
  assert.equal(changed.code, 1);
  assert.deepEqual([report.holds, report.faults[0]], [false, { kind: 'line-differs', line: 4 }]);
});

test('an export to a place where something is, is refused and not noted', async (t) => {
  const { directory, bundle } = await exported(t, 1);
  const again = await exportAs('bundle', bundle, directory);
  assert.deepEqual([again.code, again.out], [1, '']);
  assert.match(again.err, /^--out: something is there already/);
  assert.equal((await journal('list', '--data', directory)).out.split('\n').length, 5);
});

test('tables and lines take filters, and a bundle does not', async (t) => {
  const { directory } = await exported(t, 3);
  const table = path.join(drawer(t), 'table.csv');
  const ran = await exportAs('csv', table, directory, '--verdict', 'valid,stale', '--json');
  assert.deepEqual(JSON.parse(ran.out), { out: table, entries: 3, noted: true });
  const semicolons = path.join(drawer(t), 'table.csv');
  await exportAs('csv', semicolons, directory, '--separator', 'semicolon', '--from', '2026-01-01');
  assert.match(readFileSync(semicolons, 'utf8'), /^\u{feff}number;recordedAt;kind;/u);
  for (const words of [
    ['--format', 'bundle', '--verdict', 'valid'],
    ['--format', 'csv', '--verdict', 'green'],
    ['--format', 'csv', '--from', 'yesterday'],
    ['--format', 'csv', '--from', '2026-13-01'],
    ['--format', 'csv', '--until', '2026-02-30'],
    ['--format', 'xml'],
    ['--format', 'csv', '--separator', 'tab'],
  ]) {
    const out = path.join(drawer(t), 'out');
    const asked = ['export', '--out', out, '--data', directory, ...words];
    await assert.rejects(askHere(asked), BadUsage, words.join(' '));
  }
});

test('a receipt is made and verified', async (t) => {
  const { directory, bundle } = await exported(t, 2);
  const saved = path.join(drawer(t), 'receipt.json');
  writeFileSync(saved, (await journal('receipt', '2', '--data', directory)).out);
  const ran = await journal('verify-receipt', saved, '--bundle', bundle);
  assert.equal(ran.code, 0);
  assert.match(ran.out, /^holds: entry 2, .*Z, valid, desk-7\nits leaf stands .*\ntime, desk and/);
  writeFileSync(saved, (await journal('receipt', '2', '--data', directory, '--qr')).out);
  const alone = await journal('verify-receipt', saved);
  assert.deepEqual([alone.code, alone.out.includes('proves nothing by itself')], [1, true]);
  assert.equal((await journal('receipt', '3', '--data', directory)).code, 1);
});

test('proving tells what is anchored, and an older copy does not pass', async (t) => {
  const directory = filled(t, 4);
  const stick = drawer(t);
  await journal('anchor', '--data', directory, '--out', stick);
  const copy = path.join(drawer(t), 'copy');
  cpSync(directory, copy, { recursive: true });
  more(directory, 5, 9);
  await journal('anchor', '--data', directory, '--out', stick);
  const whole = await journal('prove', '--data', directory, '--anchors', stick);
  assert.equal(whole.code, 0);
  assert.match(whole.out, /\nanchored: entries 1 to 9, by zvirka-desk-7-.*; only chained: 0\n$/);
  const older = await journal('prove', '--data', copy, '--anchors', stick, '--json');
  const proof = JSON.parse(older.out) as { holds: boolean; firstBad: number };
  assert.deepEqual([older.code, proof.holds, proof.firstBad], [1, false, 5]);
  const alone = await journal('prove', '--data', copy);
  assert.deepEqual([alone.code, alone.out.includes('only chained: 4')], [0, true]);
  const note = path.join(drawer(t), 'slip.txt');
  writeFileSync(note, (await journal('anchor', '--data', directory)).out);
  assert.equal((await journal('prove', '--data', copy, '--anchor', note)).code, 1);
});

test('words that can’t be used are a usage error', async (t) => {
  const directory = filled(t, 1);
  mkdirSync(path.join(directory, 'empty'));
  for (const words of [
    ['verify'],
    ['verify', directory, '--key', path.join(directory, 'installation.key')],
    ['verify', directory, '--key', path.join(directory, 'nowhere')],
    ['verify-receipt', path.join(directory, 'nowhere')],
    ['anchor', '--data', directory, '--out', path.join(directory, 'nowhere')],
    ['prove', '--data', directory, '--anchor', path.join(directory, 'installation.key')],
    ['prove', '--data', directory, '--anchors', path.join(directory, 'nowhere')],
    ['export', '--format', 'csv', '--out', path.join(directory, 'x'), '--data', '/nowhere'],
    ['receipt', 'one', '--data', directory],
    [],
    ['burn'],
    ['receipt', '1', '--data', path.join(directory, 'empty')],
  ]) {
    await assert.rejects(askHere(words), BadUsage, words.join(' '));
  }
});

function journal(...words: readonly string[]): Promise<Ran> {
  return runCli(['journal', ...words]);
}

function exportAs(format: string, out: string, directory: string, ...more: readonly string[]) {
  return journal('export', '--format', format, '--out', out, '--data', directory, ...more);
}

/** A journal of checks, and a bundle of it. */
async function exported(t: TestContext, entries: number) {
  const directory = filled(t, entries);
  const bundle = path.join(drawer(t), 'bundle');
  const { code, err } = await exportAs('bundle', bundle, directory);
  assert.deepEqual([code, err], [0, '']);
  return { directory, bundle };
}

function filled(t: TestContext, entries: number): string {
  const directory = drawer(t);
  more(directory, 1, entries);
  return directory;
}

function more(directory: string, from: number, to: number): void {
  const journal = openJournal({ directory, key: openKey(directory), now: () => morning });
  keep(journal, from, to);
  journal.close();
}
