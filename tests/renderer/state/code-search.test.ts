import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCodeSearcher, searchForMs } from '../../../renderer/state/code-search.ts';

function searching() {
  const world = { now: 0, asked: [] as string[], ticks: [] as (() => void)[] };
  const searcher = createCodeSearcher(
    ({ text }) => {
      world.asked.push(text);
      return Promise.resolve({ codes: ['ab'] });
    },
    () => world.now,
    (_ms, run) => {
      world.ticks.push(run);
      return () => void (world.ticks = world.ticks.filter((one) => one !== run));
    },
  );
  return { world, searcher };
}

test('a scan is a check unless a search waits for it, and then it is one search only', async () => {
  const { world, searcher } = searching();
  assert.equal(searcher.take('code'), false);
  searcher.begin();
  assert.equal(searcher.take('code'), true);
  assert.equal(searcher.take('code'), false);
  await Promise.resolve();
  assert.deepEqual(searcher.get(), { kind: 'given', codes: ['ab'] });
  assert.deepEqual(world.asked, ['code']);
});

test('a search that nobody ends is over after half a minute', () => {
  const { world, searcher } = searching();
  searcher.begin();
  world.now = searchForMs - 1;
  for (const tick of world.ticks) tick();
  assert.deepEqual(searcher.get(), { kind: 'waiting', leftMs: 1 });
  world.now = searchForMs;
  for (const tick of world.ticks) tick();
  assert.deepEqual(searcher.get(), { kind: 'off' });
  assert.equal(searcher.take('code'), false);
  assert.deepEqual(world.ticks, []);
});
