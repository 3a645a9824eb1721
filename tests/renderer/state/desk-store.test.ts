import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Capture } from '../../../shared/capture/capture.ts';
import type { Served } from '../../../shared/desk/serve.ts';
import { createDeskStore } from '../../../renderer/state/desk-store.ts';
import { entryOf } from '../../../renderer/gallery/fixtures.ts';

const capture: Capture = { text: '2858364170864', source: 'scanner', capturedAt: 1 };

function served(requestId: string): Served {
  const entry = entryOf({ requestId });
  return { outcome: { kind: 'valid' }, entry, requestId, tookMs: 1, registryMs: 1 };
}

const noon = 1_795_255_200_000;

/** A world whose clock and answers are moved by hand. */
function createWorld() {
  let now = 0;
  const reported: unknown[] = [];
  const tickers = new Set<() => void>();
  const asked: {
    readonly capture: Capture;
    readonly resolve: (answer: Served) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  const store = createDeskStore({
    serve: (taken) =>
      new Promise((resolve, reject) => asked.push({ capture: taken, resolve, reject })),
    timings: { personalMs: 20_000, closeMs: 60_000 },
    clock: () => now,
    now: () => noon + now,
    every: (_ms, run) => {
      tickers.add(run);
      return () => tickers.delete(run);
    },
    newIncident: (error) => {
      reported.push(error);
      return 'R-own';
    },
  });
  const pass = (ms: number) => {
    now += ms;
    for (const run of tickers) run();
  };
  return { store, asked, pass, tickers, reported };
}

/** Lets promises that are already settled tell so. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('a capture is served once and its verdict is shown', async () => {
  const { store, asked } = createWorld();
  store.capture(capture);
  assert.equal(store.view().kind, 'checking');
  asked[0]?.resolve(served('first'));
  await settle();
  assert.deepEqual(
    asked.map((one) => one.capture),
    [capture],
  );
  const view = store.view();
  assert.equal(view.kind === 'showing' && view.served.requestId, 'first');
});

test('an answer that comes after a newer scan is not shown', async () => {
  const { store, asked } = createWorld();
  store.capture(capture);
  store.capture(capture);
  asked[1]?.resolve(served('second'));
  await settle();
  asked[0]?.resolve(served('first'));
  await settle();
  const view = store.view();
  assert.equal(view.kind === 'showing' && view.served.requestId, 'second');
});

test('a rejection shows the number that main gave it, or one of our own', async () => {
  for (const [message, incident, told] of [
    ["Error invoking remote method 'desk': Error: incident R-7", 'R-7', 0],
    ['something else', 'R-own', 1],
  ] as const) {
    const { store, asked, reported } = createWorld();
    store.capture(capture);
    asked[0]?.reject(new Error(message));
    await settle();
    assert.deepEqual([store.view(), reported.length], [{ kind: 'broken', incident }, told]);
  }
});

test('time is kept only while the screen counts it', async () => {
  const { store, asked, pass, tickers } = createWorld();
  const running = () => tickers.size;
  assert.equal(running(), 0);
  store.capture(capture);
  assert.equal(running(), 1);
  asked[0]?.resolve(served('first'));
  await settle();
  assert.equal(running(), 1);
  store.pause();
  assert.equal(running(), 0);
  store.pause();
  pass(60_000);
  assert.deepEqual([store.view().kind, running()], ['waiting', 0]);
});

test('listeners hear each change and nothing else', () => {
  const { store } = createWorld();
  let heard = 0;
  const stop = store.subscribe(() => {
    heard += 1;
  });
  store.pause();
  assert.equal(heard, 0);
  store.capture(capture);
  assert.equal(heard, 1);
  stop();
  store.capture(capture);
  assert.equal(heard, 1);
});

test('the code itself is never part of what is shown', () => {
  const { store } = createWorld();
  store.capture(capture);
  assert.ok(!JSON.stringify(store.view()).includes(capture.text));
});

test('a slow picture file can tell that a newer scan has come', () => {
  const { store } = createWorld();
  const isNewest = store.mark();
  const before = isNewest();
  store.capture({ text: 'WIFI:S:cafe;;', source: 'scanner', capturedAt: 0 });
  assert.deepEqual([before, isNewest()], [true, false]);
});
