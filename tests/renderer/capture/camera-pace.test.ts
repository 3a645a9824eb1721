import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPace, smaller } from '../../../renderer/capture/camera-pace.ts';

/** The moments at which frames that take so long were called too slow, one after the other for 20 s. */
function slowAt(decodeMs: (at: number) => number): number[] {
  const pace = createPace();
  const found: number[] = [];
  for (let at = 0; at < 20_000; at += Math.max(33, decodeMs(at))) {
    if (pace.isTooSlow(decodeMs(at), at)) found.push(at);
  }
  return found;
}

test('only a PC that stays too slow gets smaller frames', () => {
  assert.deepEqual(
    slowAt(() => 40),
    [],
  );
  assert.deepEqual(
    slowAt((at) => (at > 3_000 && at < 4_000 ? 250 : 30)),
    [],
    'one busy moment',
  );
  const always = slowAt(() => 200);
  assert.ok(always.length >= 2 && (always[0] ?? 0) >= 5_000, always.join(' '));
});

test('frames shrink by a third in their own shape, and not below what a code needs', () => {
  const sizes = [];
  for (let size = smaller({ width: 1_280, height: 720 }); size; size = smaller(size)) {
    sizes.push(`${String(size.width)}x${String(size.height)}`);
  }
  assert.deepEqual(sizes, ['852x480', '568x320']);
  assert.deepEqual(smaller({ width: 480, height: 640 }), { width: 320, height: 428 });
  assert.equal(smaller({ width: 320, height: 240 }), undefined);
});
