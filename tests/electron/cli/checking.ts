import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import { runCli, runDemoRegistry, type RunningRegistry } from './run-cli.ts';

/** One demo registry and one folder for the journals of a file of tests. */
export function useDemoRegistry() {
  const data = mkdtempSync(path.join(os.tmpdir(), 'zvirka-cli-'));
  let registry: RunningRegistry;
  before(async () => {
    registry = await runDemoRegistry();
  });
  after(async () => {
    await registry.stop();
    rmSync(data, { recursive: true });
  });
  return {
    data,
    registry: () => registry,
    code: (kind: 'barcode' | 'qr', document: string, state = 'live') =>
      codeOf(registry, kind, document, state),
    check: (text: string, adapter = 'diia', directory = data) =>
      check(registry, text, adapter, directory),
  };
}

/** What `check --json` says. */
export interface Line {
  readonly outcome: string;
  readonly because: string | null;
  readonly documentType: string | null;
  readonly typeIs: string;
}

/** A check that has ended, in short. */
export function short({ exit, line }: { exit: number | null; line: Line }) {
  return [exit, line.outcome, line.because];
}

async function codeOf(
  registry: RunningRegistry,
  kind: 'barcode' | 'qr',
  document: string,
  state: string,
): Promise<string> {
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

async function check(registry: RunningRegistry, text: string, adapter: string, directory: string) {
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
