import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingOf } from '../../build/setup/debian.mjs';

test('a package counts as installed under its old and its t64 name', () => {
  const installed = new Set(['libnss3', 'libasound2t64']);
  assert.deepEqual(missingOf(['libnss3', 'libasound2', 'libgbm1'], installed), ['libgbm1']);
});
