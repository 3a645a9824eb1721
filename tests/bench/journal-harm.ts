import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { killRound, nothingSaid } from '../electron/journal/kill-rounds.ts';
import { losingRound } from '../electron/journal/lost-writes.ts';
import { mutateAll } from '../electron/journal/mutate-all.ts';
import { writeLarge } from '../fixtures/large-journal.ts';
import { table } from './figures.ts';

const key = Buffer.alloc(32, 7);

/** 200 kills of a working desk, and 20 power cuts that lose writes ten times each; throws at the first loss. */
export async function measureKills(): Promise<string> {
  const said = nothingSaid();
  const directory = folder();
  for (let round = 1; round <= 200; round += 1) await killRound(directory, said);
  rmSync(directory, { recursive: true });
  for (let round = 1; round <= 20; round += 1) {
    const [own, copies] = [folder(), folder()];
    await losingRound(own, copies, nothingSaid());
    for (const one of [own, copies]) rmSync(one, { recursive: true });
  }
  return table(
    'Journal, kills and power cuts',
    ['', 'rounds', 'begun', 'ended', 'lost'],
    [
      ['killed (SIGKILL)', '200', String(said.begun.size), String(said.done.size), '0'],
      ['unflushed writes lost', '20 × 10', '', '', '0'],
    ],
  );
}

/** More than a thousand changes of a journal of 10,000 entries by somebody without its key. */
export function measureMutations(): Promise<string> {
  const directory = folder();
  const size = 10_000;
  writeLarge(directory, size, key);
  const file = path.join(directory, 'journal.db');
  const counts = new Map<string, { done: number; told: number }>();
  for (const { name, expected, firstBad } of mutateAll(file, size, key, 56)) {
    const count = counts.get(name) ?? { done: 0, told: 0 };
    counts.set(name, {
      done: count.done + 1,
      told: count.told + (expected === firstBad ? 1 : 0),
    });
  }
  rmSync(directory, { recursive: true });
  const rows = [...counts].map(
    ([name, { done, told }]) => [name, String(done), String(told)] as const,
  );
  const total = (of: 'done' | 'told') =>
    String([...counts.values()].reduce((sum, count) => sum + count[of], 0));
  rows.push(['all', total('done'), total('told')]);
  return Promise.resolve(
    table('Journal of 10,000 entries, mutations', ['', 'done', 'first bad number told'], rows),
  );
}

function folder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'zvirka-bench-'));
}
