import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { json, raw, startHostileRegistry } from '../../fakes/hostile-registry.ts';
import { trembitaPolicy } from '../../fixtures/trembita-policy.ts';
import { cliFile, runCli } from './run-cli.ts';

const data = mkdtempSync(path.join(os.tmpdir(), 'zvirka-ending-'));
after(() => rmSync(data, { recursive: true }));
const barcode = '2858364170864';

test('the verdict is told before its evidence is asked for, and evidence that never comes soon ends the wait', async () => {
  const happened: string[] = [];
  const double = await startHostileRegistry({
    validation: [
      (socket, seen) => {
        json(200, { id: seen.headers['uxp-queryid'], result: { status: 'YES' } })(socket, seen);
      },
    ],
    evidence: [
      (socket, seen) => {
        happened.push('evidence asked for');
        raw('')(socket, seen);
      },
    ],
  });
  const settings = path.join(data, 'trembita.json');
  const registry = trembitaPolicy(double.url, { evidence: 'sealed' });
  writeFileSync(settings, JSON.stringify({ registry }));
  const words = ['check', barcode, '--settings', settings, '--data', data];
  const child = spawn(process.execPath, [cliFile, ...words]);
  let toldAt = Infinity;
  child.stdout.once('data', () => {
    happened.push('verdict told');
    toldAt = performance.now();
  });
  const [exit] = (await once(child, 'close')) as [number];
  const lingeredMs = performance.now() - toldAt;
  await double.close();
  assert.deepEqual([exit, happened], [0, ['verdict told', 'evidence asked for']]);
  assert.ok(lingeredMs < 4_000, `ended ${String(lingeredMs)} ms after the verdict`);
});

test('what can’t be given up, as a name that the system looks for, holds no program', async () => {
  const holds = '--import=data:text/javascript,setTimeout(()=>{},30000)';
  const startedAt = performance.now();
  const ran = await runCli(
    ['check', barcode, '--data', path.join(data, 'held'), '--adapter', 'demo'],
    {
      env: { NODE_OPTIONS: holds },
    },
  );
  assert.deepEqual([ran.code, ran.err], [20, '']);
  assert.match(ran.out, /^invalid · unknown · /);
  assert.ok(performance.now() - startedAt < 15_000);
});

test('lines longer than a pipe are all written before the end', async () => {
  const { code, out } = await runCli(['openapi']);
  assert.deepEqual([code, typeof JSON.parse(out)], [0, 'object']);
});
