import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HeardScan } from '../../../shared/contract/contract.ts';
import { createHearing } from '../../../electron/node/scanner/hearing.ts';

const scan = (text: string): HeardScan => ({ kind: 'scan', text, device: 'COM3' });
const nothing: HeardScan = { kind: 'nothing' };

function open(waitMs = 25_000) {
  const clock = { at: 0 };
  return { clock, hearing: createHearing(() => clock.at, waitMs) };
}

test('whoever waits hears a scan at once, each scan once', async (t) => {
  const { hearing } = open();
  t.after(hearing.close);
  const first = hearing.next();
  hearing.hear(scan('a'));
  hearing.hear(scan('b'));
  assert.deepEqual([await first, await hearing.next()], [scan('a'), scan('b')]);
});

test('a poll ends with nothing after its time, and when the page asks anew', async (t) => {
  const { hearing } = open(30);
  t.after(hearing.close);
  assert.deepEqual(await hearing.next(), nothing);
  const left = hearing.next();
  const asked = hearing.next();
  hearing.hear(scan('a'));
  assert.deepEqual([await left, await asked], [nothing, scan('a')]);
});

test('a scan that nobody polled for is soon forgotten, and of many only the last eight wait', async (t) => {
  const { hearing, clock } = open(10);
  t.after(hearing.close);
  hearing.hear(scan('of the visitor before'));
  clock.at = 3_001;
  assert.deepEqual(await hearing.next(), nothing);
  for (let index = 0; index < 20; index += 1) hearing.hear(scan(String(index)));
  const heard = [];
  for (let index = 0; index < 9; index += 1) heard.push(await hearing.next());
  assert.deepEqual(heard, [...['12', '13', '14', '15', '16', '17', '18', '19'].map(scan), nothing]);
});
