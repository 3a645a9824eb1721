import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockFileGaps } from '../../build/setup/lock-file.mjs';

const wanted = { dependencies: { a: '1.0.0' }, devDependencies: { b: '2.0.0' } };
const whole = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-win32': '1.0.0' } },
    'node_modules/a-win32': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optionalDependencies: { 'b-linux': '2.0.0' } },
    'node_modules/b/node_modules/b-linux': { version: '2.0.0' },
  },
};

test('a whole lock file has no gaps, wherever npm nested a package', () => {
  assert.deepEqual(lockFileGaps(wanted, whole), []);
});

test('a package of another platform that npm left out is a gap', () => {
  const { 'node_modules/a-win32': _, ...packages } = whole.packages;
  assert.deepEqual(lockFileGaps(wanted, { packages }), [
    'node_modules/a needs a-win32, which is not locked',
  ]);
});

test('package.json and the lock file name the same exact versions', () => {
  const changed = { ...wanted, dependencies: { a: '^1.0.0' } };
  assert.deepEqual(lockFileGaps(changed, whole), ['package.json asks for exactly a ^1.0.0']);
});
