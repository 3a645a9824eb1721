import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { proveJournal } from '../../../electron/node/journal/prove.ts';
import { readEntries } from '../../../electron/node/journal/read-journal.ts';
import { drawer, key, opened } from './desk-drawer.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

test('whenever the program is killed, each begun check is in the journal exactly once', async (t) => {
  const directory = drawer(t);
  const begun = new Set<string>();
  const done = new Set<string>();
  for (let round = 1; round <= 10; round += 1) {
    for (const line of await runAndKill(directory, Math.random() * 120)) {
      const [step, requestId = ''] = line.split(' ');
      if (step === 'begun') begun.add(requestId);
      if (step === 'finished') done.add(requestId);
    }
    const journal = opened(t, directory);
    const told = [...readEntries(directory)];
    assert.deepEqual(journal.size(), { ok: true, value: told.length });
    journal.close();
    const kept = new Map(told.map((entry) => [entry.requestId, entry.because]));
    assert.equal(kept.size, told.length, 'no check has two entries');
    assert.deepEqual(
      [...begun].filter((requestId) => !kept.has(requestId)),
      [],
    );
    assert.deepEqual(
      [...done].filter((requestId) => kept.get(requestId) !== undefined),
      [],
    );
    // The kill may fall between a step and its line, once a round.
    assert.ok(told.length - begun.size <= round);
    const { faults, tag, unfinished } = proveJournal(directory, key);
    assert.deepEqual({ faults, tag, unfinished }, { faults: [], tag: 'holds', unfinished: 0 });
  }
  assert.ok(begun.size > done.size && done.size > 0);
});

/** Lets a child work for a while after its first check; whole lines only. */
async function runAndKill(directory: string, forMs: number): Promise<readonly string[]> {
  const worker = spawn(process.execPath, [child, directory], {
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
