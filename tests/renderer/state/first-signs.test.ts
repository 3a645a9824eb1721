import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFirstSigns } from '../../../renderer/state/first-signs.ts';

test('many signs of one visitor make the way ready once, the next ones again', () => {
  let now = 0;
  let warmed = 0;
  const tell = createFirstSigns(
    () => {
      warmed += 1;
      return Promise.resolve();
    },
    () => now,
  );
  for (now of [0, 40, 80, 4_999, 5_000, 5_040]) tell();
  assert.equal(warmed, 2);
});

test('a way that can’t be made ready disturbs nobody', async () => {
  const tell = createFirstSigns(
    () => Promise.reject(new Error('refused')),
    () => 0,
  );
  tell();
  await new Promise((resolve) => setImmediate(resolve));
});
