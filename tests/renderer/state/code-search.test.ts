import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCodeSearcher, searchForMs } from '../../../renderer/state/code-search.ts';

type Digests = Parameters<typeof createCodeSearcher>[0];

function searching(digests: Digests = () => Promise.resolve({ codes: ['ab'] })) {
  const world = { now: 0, asked: [] as string[], ticks: [] as (() => void)[] };
  const searcher = createCodeSearcher(
    ({ text }) => {
      world.asked.push(text);
      return digests({ text });
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

test('an answer that comes after the search was ended, or begun anew, is not looked at', async () => {
  const answers: ((codes: readonly string[]) => void)[] = [];
  const { searcher } = searching(
    () => new Promise((resolve) => answers.push((codes) => resolve({ codes }))),
  );
  searcher.begin();
  searcher.take('first');
  searcher.stop();
  answers[0]?.(['ab']);
  await Promise.resolve();
  assert.deepEqual(searcher.get(), { kind: 'off' });
  searcher.begin();
  searcher.take('second');
  searcher.begin();
  answers[1]?.(['cd']);
  await Promise.resolve();
  assert.equal(searcher.get().kind, 'waiting');
});

test('a code that main can make nothing of is told of', async () => {
  const { searcher } = searching(() => Promise.reject(new Error('incident 1')));
  searcher.begin();
  searcher.take('code');
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(searcher.get(), { kind: 'failed' });
});

test('a code that was typed is asked about at once, and never ends as somebody else’s answer', async () => {
  const { world, searcher } = searching();
  searcher.seek('typed');
  assert.deepEqual(searcher.get(), { kind: 'asking' });
  assert.equal(searcher.take('scanned'), false);
  await Promise.resolve();
  assert.deepEqual([searcher.get(), world.asked], [{ kind: 'given', codes: ['ab'] }, ['typed']]);
});
