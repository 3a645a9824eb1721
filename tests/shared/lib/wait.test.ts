import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { wait } from '../../../shared/lib/wait.ts';

test('whoever waits often under one signal leaves nothing on it', async () => {
  const { signal } = new AbortController();
  for (let times = 0; times < 3; times += 1) await wait(1, signal);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('a signal ends the waiting, also one that has come before', async () => {
  const ending = new AbortController();
  const waiting = wait(60_000, ending.signal);
  ending.abort();
  await waiting;
  await wait(60_000, ending.signal);
});
