import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { HeardScan } from '../../../shared/contract/contract.ts';
import { listenToWiredScanners } from '../../../renderer/capture/wired-scanners.ts';

type Answer = HeardScan | 'failure' | 'long nothing';

/** Main that answers so, and then waits for ever. */
async function listen(answers: readonly Answer[]) {
  const told: string[] = [];
  const waits: number[] = [];
  const clock = { at: 0 };
  let asked = 0;
  const heard = (): Promise<HeardScan> => {
    const answer = answers[asked];
    asked += 1;
    if (answer === undefined) return new Promise(() => undefined);
    if (answer === 'failure') return Promise.reject(new Error('incident 1'));
    if (answer !== 'long nothing') return Promise.resolve(answer);
    clock.at += 25_000;
    return Promise.resolve({ kind: 'nothing' });
  };
  const wait = (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  };
  const listener = { onScan: (text: string) => told.push(text), onTooLong: () => told.push('!') };
  const stop = listenToWiredScanners(heard, listener, wait, () => clock.at);
  for (let turns = 0; turns < 50; turns += 1) await turn();
  return { told, waits, stop, asked: () => asked };
}

const scan = (text: string): HeardScan => ({ kind: 'scan', text, device: 'COM3' });

test('each scan is passed on in order, and an empty answer is asked after at once', async () => {
  const { told, waits } = await listen([
    scan('a'),
    scan('b'),
    'long nothing',
    { kind: 'too-long', device: 'COM3' },
    scan('c'),
  ]);
  assert.deepEqual([told, waits], [['a', 'b', '!', 'c'], []]);
});

test('a failing main is asked ever more slowly, and heard again when it is back', async () => {
  const failures = Array<Answer>(7).fill('failure');
  const { told, waits } = await listen([...failures, scan('a'), 'failure', scan('b')]);
  assert.deepEqual(
    [told, waits],
    [
      ['a', 'b'],
      [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 250],
    ],
  );
});

test('a main without scanners, which answers at once, is not asked in a spin', async () => {
  const { waits } = await listen(Array<Answer>(4).fill({ kind: 'nothing' }));
  assert.deepEqual(waits, [250, 500, 1_000, 2_000]);
});

test('after stopping nothing is passed on and nothing asked', async () => {
  let answer: (scan: HeardScan) => void = () => undefined;
  const told: string[] = [];
  const calls = { count: 0 };
  const stop = listenToWiredScanners(
    () => {
      calls.count += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    { onScan: (text) => told.push(text) },
  );
  stop();
  answer(scan('late'));
  await turn();
  assert.deepEqual([told, calls.count], [[], 1]);
});
