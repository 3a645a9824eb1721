import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countNoise } from '../../fixtures/count-noise.ts';

test('no noise is a document but by the odds of a check digit', () => {
  const { captures, numbers, numbersTaken, wrong } = countNoise(30_000, 7);
  assert.deepEqual([captures, wrong], [30_000, []]);
  assert.ok(numbers > 2_000, String(numbers));
  // One in ten; five standard deviations to either side.
  const spread = 5 * Math.sqrt(numbers * 0.09);
  assert.ok(Math.abs(numbersTaken - numbers / 10) < spread, `${numbersTaken} of ${numbers}`);
});
