import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { readEntries } from '../../../electron/node/journal/reading/read-journal.ts';
import { key } from './desk-drawer.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** What a desk had said before it was killed, over all rounds. */
export interface Said {
  readonly begun: Set<string>;
  readonly done: Set<string>;
  readonly noted: Set<string>;
  rounds: number;
}

export function nothingSaid(): Said {
  return { begun: new Set(), done: new Set(), noted: new Set(), rounds: 0 };
}

/** Lets a desk work in a directory until it is killed (SIGKILL) at a random moment, and looks at what it left. */
export async function killRound(directory: string, said: Said): Promise<void> {
  for (const line of await runAndKill(directory, Math.random() * 120)) {
    const [step, id = ''] = line.split(' ');
    if (step === 'begun') said.begun.add(id);
    if (step === 'finished') said.done.add(id);
    if (step === 'noted') said.noted.add(id);
  }
  said.rounds += 1;
  lookAt(directory, said);
}

/** Each begun check is there exactly once, with its end if that was said; and the whole proves. */
export function lookAt(directory: string, { begun, done, noted, rounds }: Said): void {
  openJournal({ directory, key, now: Date.now, waitMs: 2_000 }).close();
  const told = [...readEntries(directory)];
  const checks = told.filter((entry) => entry.kind === 'check');
  const kept = new Map(checks.map((entry) => [entry.requestId, entry.because]));
  assert.equal(kept.size, checks.length, 'no check has two entries');
  assert.deepEqual(
    [...begun].filter((id) => !kept.has(id)),
    [],
    'none is lost',
  );
  assert.deepEqual(
    [...done].filter((id) => kept.get(id) !== undefined),
    [],
    'what ended stays ended',
  );
  const views = new Set(told.map((entry) => (entry.kind === 'viewed' ? entry.by : '')));
  assert.deepEqual(
    [...noted].filter((by) => !views.has(by)),
    [],
  );
  // The kill may fall between a step and its line, once a round.
  assert.ok(checks.length - begun.size <= rounds);
  const { faults, tag, unfinished } = proveJournal(directory, key);
  assert.deepEqual({ faults, tag, unfinished }, { faults: [], tag: 'holds', unfinished: 0 });
}

/** Lets a child work for a while after its first word; whole lines only. */
export async function runAndKill(
  directory: string,
  forMs: number,
  ...words: readonly string[]
): Promise<readonly string[]> {
  const worker = spawn(process.execPath, [child, directory, '0', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  worker.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(worker.stdout, 'data');
  await wait(forMs);
  worker.kill('SIGKILL');
  await once(worker, 'close');
  return said.split('\n').slice(0, -1);
}
