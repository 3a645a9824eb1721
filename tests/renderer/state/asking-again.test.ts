import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Capture } from '../../../shared/capture/capture.ts';
import type { Link } from '../../../shared/contract/contract.ts';
import type { Served } from '../../../shared/desk/serve.ts';
import { createDeskStore } from '../../../renderer/state/desk-store.ts';
import { entryOf } from '../../../renderer/gallery/fixtures.ts';

const noon = 1_795_255_200_000;
const capture: Capture = { text: '2858364170864', source: 'scanner', capturedAt: noon - 500 };
const untilEnd = noon - 500 + 180_000;

const down: Link = { kind: 'down', since: noon, because: 'offline', lastAt: undefined };

/** A store with a clock moved by hand, whose every question ends as `answer` says. */
function createWorld(answer: (now: number) => Served = unsent) {
  let elapsed = 0;
  let set = 0;
  const asked: Capture[] = [];
  const tickers = new Set<() => void>();
  const store = createDeskStore({
    serve: (taken) => {
      asked.push(taken);
      return Promise.resolve(answer(noon + elapsed));
    },
    timings: { personalMs: 20_000, closeMs: 60_000 },
    clock: () => elapsed,
    now: () => noon + elapsed + set,
    every: (_ms, run) => {
      tickers.add(run);
      return () => tickers.delete(run);
    },
    newIncident: () => 'R-own',
  });
  const pass = (ms: number) => {
    elapsed += ms;
    for (const run of tickers) run();
  };
  const up = (): Link => ({ kind: 'up', latencyMs: 9, at: noon + elapsed });
  const oldUp: Link = { kind: 'up', latencyMs: 9, at: noon - 9_000 };
  const setClockBy = (ms: number) => {
    set += ms;
  };
  return { store, asked, pass, setClockBy, up, oldUp };
}

function unsent(now: number): Served {
  const entry = entryOf({ outcome: 'unchecked', asking: 'not-sent', recordedAt: now });
  const outcome = { kind: 'unchecked', because: 'known-down' } as const;
  return { outcome, entry, requestId: 'r', tookMs: 1, registryMs: 0, retryUntil: untilEnd };
}

/** Lets promises that are already settled tell so. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A world that shows a verdict whose question was not sent. */
async function showUnsent(answer?: (now: number) => Served) {
  const world = createWorld(answer);
  world.store.capture(capture);
  await settle();
  world.pass(100);
  return world;
}

test('the same code is asked about again by itself as soon as the way is back', async () => {
  const { store, asked, pass, up } = await showUnsent();
  store.linked(down);
  pass(5_000);
  store.linked(up());
  await settle();
  assert.deepEqual(asked, [
    capture,
    { ...capture, capturedAt: noon + 5_100, firstAt: capture.capturedAt },
  ]);
});

test('each further try keeps the moment of the first capture and counts on', async () => {
  const { store, asked, pass } = await showUnsent();
  for (const ms of [1_000, 1_000]) {
    pass(ms);
    store.retry();
    await settle();
  }
  const view = store.view();
  assert.deepEqual(
    [asked.map(({ firstAt }) => firstAt), view.kind === 'showing' && view.retry?.attempts],
    [[undefined, capture.capturedAt, capture.capturedAt], 3],
  );
});

test('while the way is down nothing is asked by itself', async () => {
  const { store, asked, pass } = await showUnsent();
  for (let second = 0; second < 170; second += 1) {
    pass(1_000);
    store.linked(down);
  }
  await settle();
  assert.equal(asked.length, 1);
});

test('a way that only seems to stand is tried ever more seldom', async () => {
  const { store, asked, pass, up } = await showUnsent();
  for (let second = 0; second < 179; second += 1) {
    pass(1_000);
    store.linked(up());
    await settle();
  }
  // At once, and then after 2, 4, 8, 16, 32 and 64 seconds.
  assert.equal(asked.length, 8);
});

test('a way of which nothing new is known is tried after a while', async () => {
  for (const [link, waitMs] of [
    [(world: ReturnType<typeof createWorld>) => world.oldUp, 3_000],
    [(): Link => ({ kind: 'unknown' }), 10_000],
  ] as const) {
    const world = await showUnsent();
    world.pass(waitMs - 200);
    world.store.linked(link(world));
    assert.equal(world.asked.length, 1);
    world.pass(200);
    world.store.linked(link(world));
    assert.equal(world.asked.length, 2);
  }
});

test('after the code’s life nothing is asked again, by itself or by hand', async () => {
  const { store, asked, pass, up } = await showUnsent();
  pass(untilEnd - noon);
  store.linked(up());
  store.retry();
  assert.deepEqual([asked.length, store.view().kind], [1, 'showing']);
});

test('a clock that is set back while a code is asked about makes its life no longer', async () => {
  const { store, asked, pass, setClockBy } = createWorld();
  store.capture(capture);
  setClockBy(-3_600_000);
  await settle();
  const shown = store.view();
  assert.equal(shown.kind === 'showing' && shown.retry?.leftMs, 180_000);
  pass(100_000);
  store.retry();
  await settle();
  pass(80_000);
  store.retry();
  assert.deepEqual([asked.length, store.view().kind], [2, 'showing']);
});

test('a verdict put away, a newer code and an answer each forget the capture', async () => {
  const newer: Capture = { ...capture, text: '2000000000008', capturedAt: noon };
  const ends: readonly ((world: ReturnType<typeof createWorld>) => void)[] = [
    ({ store }) => store.dismiss(),
    ({ store }) => store.notice({ kind: 'no-code-in-file' }),
    ({ store }) => store.capture({ ...capture, text: 'WIFI:S:cafe;;' }),
  ];
  for (const end of ends) {
    const world = await showUnsent();
    end(world);
    await settle();
    const before = world.asked.length;
    world.pass(5_000);
    world.store.linked(world.up());
    world.store.retry();
    assert.equal(world.asked.length, before);
  }
  const world = await showUnsent();
  world.store.capture(newer);
  await settle();
  world.store.retry();
  assert.deepEqual(
    world.asked.map(({ text }) => text),
    [capture.text, newer.text, newer.text],
  );
});

test('a question whose answer was lost is not asked again', async () => {
  const { store, asked, pass, up } = await showUnsent((now) => ({
    ...unsent(now),
    entry: entryOf({ outcome: 'unchecked', asking: 'perhaps', recordedAt: now }),
  }));
  pass(5_000);
  store.linked(up());
  store.retry();
  assert.equal(asked.length, 1);
});

test('a stranger before the camera does not end the trying', async () => {
  const { store, asked, pass, up } = await showUnsent();
  store.capture({ text: 'WIFI:S:cafe;;', source: 'camera', capturedAt: noon });
  await settle();
  pass(1_000);
  store.linked(up());
  assert.deepEqual(
    asked.map(({ text }) => text),
    [capture.text, 'WIFI:S:cafe;;', capture.text],
  );
});
