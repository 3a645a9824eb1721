import assert from 'node:assert/strict';
import test from 'node:test';
import { begunCheck, digestOf, finished, morning } from '../../fixtures/entries.ts';
import { drawer, keep, opened } from './desk-drawer.ts';

test('the journal remembers one code since a moment, the newest first', (t) => {
  const directory = drawer(t);
  const code = digestOf('a card');
  for (const n of [1, 2, 3]) {
    const journal = opened(t, directory, morning + n);
    journal.begin(begunCheck(n, { code }));
    journal.finish(begunCheck(n).requestId, finished({ outcome: 'stale', because: 'used' }));
    keep(journal, n + 10, n + 10);
    journal.close();
  }
  const earlier = (number: number, at: number) =>
    ({ outcome: 'stale', because: 'used', asking: 'answered', recordedAt: at, number }) as const;
  const journal = opened(t, directory);
  // Those of the newest twenty stay whatever the time is.
  keep(journal, 20, 35);
  assert.deepEqual(journal.earlier(code, morning + 2), [
    earlier(5, morning + 3),
    earlier(3, morning + 2),
  ]);
  assert.deepEqual(journal.earlier(digestOf('another'), 0), []);
});

test('a clock that jumped forward does not empty the memory: the newest twenty entries stay', (t) => {
  const journal = opened(t, drawer(t), morning);
  const code = digestOf('a card');
  journal.begin(begunCheck(1, { code }));
  journal.finish(begunCheck(1).requestId, finished({ asking: 'perhaps' }));
  keep(journal, 2, 20);
  const numbers = () => journal.earlier(code, morning + 86_400_000).map(({ number }) => number);
  assert.deepEqual(numbers(), [1]);
  keep(journal, 21, 21);
  assert.deepEqual(numbers(), []);
});

test('a begun check that has no entry yet is remembered as one whose question may have left', (t) => {
  const journal = opened(t, drawer(t), morning + 7);
  const code = digestOf('a card');
  journal.begin(begunCheck(1, { code }));
  journal.finish(begunCheck(1).requestId, finished());
  journal.begin(begunCheck(2, { code }));
  journal.begin(begunCheck(3));
  const recordedAt = morning + 7;
  assert.deepEqual(journal.earlier(code, morning + 86_400_000), [
    { outcome: 'unchecked', because: 'interrupted', asking: 'perhaps', recordedAt, number: 0 },
    { outcome: 'valid', because: undefined, asking: 'answered', recordedAt, number: 1 },
  ]);
});
