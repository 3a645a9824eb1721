import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startDemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { openDesk } from '../../electron/node/open-desk.ts';
import { openRecord } from '../../electron/node/open-record.ts';
import { openRegistry } from '../../electron/node/open-registry.ts';
import { openNetwork } from '../../electron/node/network/open-network.ts';
import { readSecrets } from '../../electron/node/settings/read-secrets.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { parsePolicy } from '../../electron/node/settings/parse-policy.ts';
import type { Happening } from '../../shared/record/happening.ts';
import type { Journal } from '../../shared/record/journal.ts';
import { createSignals } from '../../shared/verify/signals.ts';
import { startRelay } from './relay.ts';

/** What became of a desk whose link was cut again and again. */
export interface CutLink {
  /** How long the state line was wrong after each cut, and after each restoring, milliseconds. */
  readonly downMs: readonly number[];
  readonly upMs: readonly number[];
  /** The journal's spans, in their order. */
  readonly spans: readonly Extract<Happening, { kind: 'offline' }>[];
  /** How long the link was cut in all, and what the state line says of it, milliseconds. */
  readonly cutMs: number;
  readonly toldMs: number;
}

/** A whole desk in Node over a real registry, with its link cut and restored by a script. */
export async function cutLink(times: number): Promise<CutLink> {
  const far = await startDemoRegistry();
  const relay = await startRelay(far.url);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-link-'));
  const { desk, journal, end } = openWhole(relay.url, directory);
  const [downMs, upMs] = [[] as number[], [] as number[]];
  let cutMs = 0;
  await rightAfter(desk, 'up');
  for (let time = 0; time < times; time += 1) {
    const cutAt = performance.now();
    await relay.cut();
    downMs.push(await rightAfter(desk, 'down'));
    await rest();
    await relay.mend();
    cutMs += performance.now() - cutAt;
    upMs.push(await rightAfter(desk, 'up'));
    await rest();
  }
  const { offline } = await desk.state({});
  const entries = journal.list({ before: undefined, limit: 500 });
  end();
  await relay.close();
  await far.close();
  rmSync(directory, { recursive: true });
  const spans = entries.flatMap((entry) => (entry.kind === 'offline' ? [entry] : [])).reverse();
  return { downMs, upMs, spans, cutMs, toldMs: offline.monthMs };
}

function openWhole(
  url: string,
  directory: string,
): { desk: Contract; journal: Journal; end: () => void } {
  const policy = parsePolicy({ registry: { adapter: 'demo', url } });
  if (!policy.ok) throw new Error(policy.fault.join());
  const signals = createSignals();
  const secrets = readSecrets({});
  const line = openNetwork(policy.value, secrets, { environment: {}, tell: signals.tell });
  if (!line.ok) throw new Error(line.fault.join());
  const registry = openRegistry(policy.value, secrets, undefined, line.value);
  const record = openRecord(directory, undefined);
  const over = new AbortController();
  const parts = { policy: policy.value, registry, ...record, signals, over: over.signal };
  const end = () => {
    over.abort();
    registry.close();
    record.close();
  };
  return { desk: openDesk(parts, 'test'), journal: record.journal, end };
}

/** Polls as the page does, but closer; for at most 10 s. */
async function rightAfter(desk: Contract, kind: 'up' | 'down'): Promise<number> {
  const since = performance.now();
  while ((await desk.state({})).link.kind !== kind && performance.now() - since < 10_000)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return performance.now() - since;
}

/** Some while, never the same. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 400));
}
