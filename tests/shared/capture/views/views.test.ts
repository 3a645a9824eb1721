import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePicture } from '../../../../electron/node/decoder.ts';
import {
  darkened,
  evened,
  inverted,
  refocused,
  sharpened,
} from '../../../../shared/capture/views/filters.ts';
import {
  blankLuma,
  lumaOfRgba,
  pixelsOf,
  type Luma,
} from '../../../../shared/capture/views/luma.ts';
import { squashed } from '../../../../shared/capture/views/resample.ts';
import {
  closeView,
  halvedView,
  evenedView,
  locateAll,
  middleOf,
  refocusedView,
  regionAround,
  sharpView,
  turnedView,
  wholeView,
} from '../../../../shared/capture/views/view.ts';
import { greyOf, placed, type Grey } from '../../../fixtures/pictures.ts';

const middleView = closeView(middleOf);

test('the middle is enlarged to 60 % of twice the size, with means between its pixels', () => {
  const view = middleView.look(rampOf(5));
  assert.deepEqual([view.width, view.height], [6, 6]);
  assert.deepEqual(
    [...pixelsOf(view)].slice(0, 12),
    [60, 65, 70, 75, 80, 80, 85, 90, 95, 100, 105, 105],
  );
});

test('a read of a view lies where it lies in the whole picture', async () => {
  const scene = placed(await greyOf('CLOSE', 'QRCode', 5), 1_280, 720, { left: 500, top: 260 });
  const whole = lumaOf(scene);
  const straight = (await readsIn(whole))[0]?.corners ?? [];
  const region = regionAround(straight, whole);
  const views = [
    wholeView,
    middleView,
    closeView(() => region, sharpened),
    closeView(() => region, refocused),
    sharpView,
    refocusedView,
    halvedView,
    turnedView(22),
    turnedView(-22),
    turnedView(45),
    evenedView,
  ];
  for (const view of views) {
    const [read] = locateAll(await readsIn(view.look(whole)), view, whole);
    const far = straight.map(({ x, y }) =>
      Math.min(...(read?.corners ?? []).map((corner) => Math.hypot(corner.x - x, corner.y - y))),
    );
    assert.deepEqual(
      far.map((distance) => distance < 6),
      [true, true, true, true],
    );
  }
});

test('the place of a code that was seen stays inside the picture, whatever the corners are', () => {
  const whole = { width: 640, height: 480, pgm: new Uint8Array(0) };
  for (const [x, y, size] of [
    [0, 0, 10],
    [630, 470, 10],
    [-50, 200, 3_000],
  ] as const) {
    const corners = [
      { x, y },
      { x: x + size, y: y + size },
    ];
    const { left, top, width, height } = regionAround(corners, whole);
    assert.ok(left >= 0 && top >= 0 && width > 0 && height > 0);
    assert.ok(left + width <= 640 && top + height <= 480 && width <= 384 && height <= 288);
  }
});

test('a turned picture holds the whole one, and grey where there was nothing', () => {
  const whole = blankLuma(40, 20);
  pixelsOf(whole).fill(200);
  const view = turnedView(45).look(whole);
  assert.deepEqual([view.width, view.height], [43, 43]);
  const bright = pixelsOf(view).filter((pixel) => pixel === 200).length;
  assert.ok(bright > 700 && bright < 800);
  assert.equal(pixelsOf(view)[0], 128);
});

test('sharpening leaves flat parts alone and drives an edge apart', () => {
  const edge = lumaOf({
    width: 6,
    height: 3,
    pixels: Uint8Array.from({ length: 18 }, (_, at) => (at % 6 < 3 ? 100 : 160)),
  });
  assert.deepEqual([...pixelsOf(sharpened(edge))].slice(6, 12), [100, 100, 70, 190, 160, 160]);
});

test('what is out of focus gets its edges back, and an even grey stays as it is', () => {
  const width = 12;
  const slope = [90, 90, 90, 90, 96, 104, 116, 124, 130, 130, 130, 130];
  const pixels = Uint8Array.from({ length: width * 8 }, (_, at) => slope[at % width] ?? 0);
  const row = [...pixelsOf(refocused(lumaOf({ width, height: 8, pixels })))].slice(0, width);
  assert.deepEqual(
    [row.slice(0, 2), row.slice(-2)],
    [
      [90, 90],
      [130, 130],
    ],
  );
  assert.ok((row[7] ?? 0) - (row[4] ?? 0) > 2 * (124 - 96), String(row));
});

test('evening sees the same bars in the light and in the shadow', () => {
  const bars = Uint8Array.from({ length: 64 * 64 }, (_, at) => {
    const [row, column] = [at >> 6, at & 63];
    return (column % 8 < 4 ? 40 : 120) + (row < 32 ? 0 : 100);
  });
  const level = pixelsOf(evened(lumaOf({ width: 64, height: 64, pixels: bars })));
  const rowAt = (row: number) => [...level.subarray(row * 64 + 24, row * 64 + 40)];
  assert.deepEqual(rowAt(10), rowAt(54));
  assert.deepEqual(rowAt(10).slice(0, 8), [0, 0, 0, 0, 255, 255, 255, 255]);
});

test('dark grows by one pixel each way', () => {
  const dot = blankLuma(5, 5);
  pixelsOf(dot).fill(255);
  pixelsOf(dot)[12] = 0;
  const dark = [...pixelsOf(darkened(dot)).entries()].filter(([, pixel]) => pixel === 0);
  assert.deepEqual(
    dark.map(([at]) => at),
    [6, 7, 8, 11, 12, 13, 16, 17, 18],
  );
});

test('bright becomes dark', () => {
  assert.deepEqual([...pixelsOf(inverted(rampOf(2)))], [255, 245, 235, 225]);
});

test('squashing makes one row of four, twice as wide', () => {
  const pixels = Uint8Array.from({ length: 8 }, (_, at) => (at % 2 === 0 ? 10 : 30));
  const view = squashed(lumaOf({ width: 2, height: 4, pixels }));
  assert.deepEqual([view.width, view.height, ...pixelsOf(view)], [4, 1, 10, 20, 30, 30]);
});

test('colours become the grey that the eye sees', () => {
  const rgba = Uint8ClampedArray.from([
    255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255,
  ]);
  assert.deepEqual([...pixelsOf(lumaOfRgba(rgba, 4, 1))], [76, 150, 29, 255]);
});

function rampOf(size: number): Luma {
  const pixels = Uint8Array.from({ length: size * size }, (_, at) => at * 10);
  return lumaOf({ width: size, height: size, pixels });
}

function lumaOf({ width, height, pixels }: Grey): Luma {
  const luma = blankLuma(width, height);
  pixelsOf(luma).set(pixels);
  return luma;
}

async function readsIn({ pgm }: Luma) {
  const decoded = await decodePicture(pgm);
  return decoded.ok ? decoded.value : [];
}
