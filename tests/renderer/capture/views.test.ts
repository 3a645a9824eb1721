import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePicture } from '../../../electron/node/decoder.ts';
import {
  blankLuma,
  lumaOfRgba,
  pixelsOf,
  type Luma,
} from '../../../renderer/capture/worker/luma.ts';
import {
  locateAll,
  middleEnlarged,
  viewAt,
  wholeFrame,
} from '../../../renderer/capture/worker/views.ts';
import { blurred, greyOf, noisy, placed, type Grey } from '../../fixtures/pictures.ts';

const link =
  'https://diia.app/documents/internal-passport/1234567890/verify/00000000-1111-4222-8333-444444444444';

test('every third frame is looked at closely', () => {
  const views = [0, 1, 2, 3, 4, 5].map((attempt) => viewAt(attempt) === middleEnlarged);
  assert.deepEqual(views, [false, false, true, false, false, true]);
});

test('the middle is enlarged to 60 % of twice the size, with means between its pixels', () => {
  const whole = lumaOf({
    width: 5,
    height: 5,
    pixels: Uint8Array.from({ length: 25 }, (_, at) => at * 10),
  });
  const view = middleEnlarged.look(whole);
  assert.deepEqual([view.width, view.height], [6, 6]);
  assert.deepEqual(
    [...pixelsOf(view)].slice(0, 12),
    [60, 65, 70, 75, 80, 80, 85, 90, 95, 100, 105, 105],
  );
});

test('a read of the enlarged middle lies where it lies in the whole frame', async () => {
  const scene = placed(await greyOf('CLOSE', 'QRCode', 4), 1_280, 720, { left: 500, top: 260 });
  const whole = lumaOf(scene);
  const straight = await readsIn(wholeFrame.look(whole));
  const close = locateAll(await readsIn(middleEnlarged.look(whole)), middleEnlarged, whole);
  const far = (straight[0]?.corners ?? []).map(({ x, y }, at) => {
    const corner = close[0]?.corners.at(at);
    return corner === undefined ? Infinity : Math.hypot(corner.x - x, corner.y - y);
  });
  assert.deepEqual(
    far.map((distance) => distance < 2),
    [true, true, true, true],
  );
});

test('a small, blurred code that the whole frame does not give up is read in its enlarged middle', async () => {
  const small = blurred(placed(await greyOf(link, 'QRCode', 2), 640, 360));
  const whole = lumaOf(noisy(small, 5, 60));
  const textsIn = async (luma: Luma) => (await readsIn(luma)).map(({ text }) => text);
  assert.deepEqual(await textsIn(whole), []);
  assert.deepEqual(await textsIn(middleEnlarged.look(whole)), [link]);
});

test('colours become the grey that the eye sees', () => {
  const rgba = Uint8ClampedArray.from([
    255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255,
  ]);
  assert.deepEqual([...pixelsOf(lumaOfRgba(rgba, 4, 1))], [76, 150, 29, 255]);
});

function lumaOf({ width, height, pixels }: Grey): Luma {
  const luma = blankLuma(width, height);
  pixelsOf(luma).set(pixels);
  return luma;
}

async function readsIn({ pgm }: Luma) {
  const decoded = await decodePicture(pgm);
  return decoded.ok ? decoded.value : [];
}
