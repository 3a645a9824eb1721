import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitOf } from '../../../renderer/capture/camera-fit.ts';

test('a picture that would lose much of itself is shown whole', () => {
  const place = { width: 838, height: 580 };
  const fit = (width: number, height: number) => fitOf({ width, height }, place);
  assert.deepEqual(
    [fit(1_280, 720), fit(640, 480), fit(480, 640), fit(720, 1_280), fit(2_560, 720), fit(0, 0)],
    ['cover', 'cover', 'contain', 'contain', 'contain', 'cover'],
  );
});
