import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tooLongText, longestCapture, type Capture } from '../../../shared/capture/capture.ts';
import { createBox } from '../../../renderer/state/box.ts';
import { createDeskStore } from '../../../renderer/state/desk-store.ts';
import { createTake } from '../../../renderer/state/take.ts';
import { entryOf } from '../../../renderer/gallery/fixtures.ts';
import { linkText } from '../../fixtures/document-codes.ts';

/** A desk whose every question stays unsent. */
function desk({ isSearching = false } = {}) {
  const served: Capture[] = [];
  const store = createDeskStore({
    serve: (capture) => {
      served.push(capture);
      return Promise.resolve({
        outcome: { kind: 'unchecked', because: 'offline' },
        entry: entryOf({ asking: 'not-sent' }),
        requestId: 'one',
        tookMs: 1,
        registryMs: 1,
        retryUntil: 180_000,
      });
    },
    timings: { personalMs: 20_000, closeMs: 60_000 },
    clock: () => 0,
    now: () => 0,
    every: () => () => undefined,
    newIncident: () => 'R-own',
  });
  const draft = createBox('285');
  const service = createBox<string | undefined>('Субсидія');
  const searcher = { take: () => isSearching };
  const take = createTake({ store, draft, searcher, service, now: () => 7 });
  return { served, store, draft, service, take };
}

test('a check made again is for what the first one was for, whatever was chosen since', async () => {
  const { served, store, service, take } = desk();
  assert.equal(take(linkText, 'camera'), true);
  await new Promise(setImmediate);
  service.set('Видача посвідчення');
  store.retry();
  assert.deepEqual(
    served.map((capture) => capture.service),
    ['Субсидія', 'Субсидія'],
  );
});

test('a code that a search waits for is no check', () => {
  const { served, draft, take } = desk({ isSearching: true });
  assert.equal(take(linkText, 'camera'), false);
  assert.deepEqual([served, draft.get()], [[], '285']);
});

test('a document’s code takes away what is half typed, a stranger in passing does not', () => {
  const { draft, take } = desk();
  take('https://example.org', 'camera');
  assert.equal(draft.get(), '285');
  take(linkText, 'camera');
  assert.equal(draft.get(), '');
});

test('of what no code can be the text is let go', () => {
  const { served, take } = desk();
  assert.equal(take('x'.repeat(longestCapture + 1), 'scanner'), true);
  assert.equal(served[0]?.text, tooLongText);
});
