import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseMs, triesAfter, troubleOf } from '../../../renderer/capture/camera-state.ts';

test('what the browser says of a camera becomes one of our troubles', () => {
  const names = [
    'NotFoundError',
    'OverconstrainedError',
    'NotAllowedError',
    'SecurityError',
    'NotReadableError',
    'AbortError',
    'InvalidStateError',
  ];
  const troubles = names.map((name) => troubleOf(new DOMException('', name)));
  assert.deepEqual(troubles, ['none', 'none', 'denied', 'denied', 'busy', 'busy', 'broken']);
  assert.deepEqual([new TypeError('x'), 'thrown', undefined].map(troubleOf), [
    'broken',
    'broken',
    'broken',
  ]);
});

test('a camera that keeps failing is asked less and less often, but never given up', () => {
  const pauses = [1, 2, 3, 4, 5, 50].map(pauseMs);
  assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test('a camera that had worked is tried again soon, however often it had failed before', () => {
  let failed = 0;
  const pauses = [false, false, false, true, false].map((hadWorked) => {
    failed = triesAfter(failed, hadWorked);
    return pauseMs(failed);
  });
  assert.deepEqual(pauses, [1_000, 2_000, 4_000, 1_000, 2_000]);
});
