import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { proveEan } from '../../../shared/capture/ean-proof.ts';
import { blankLuma, pixelsOf, type Luma } from '../../../shared/capture/views/luma.ts';
import { blurred, greyOf, noisy, placed } from '../../fixtures/pictures.ts';

const [left, top, module] = [200, 100, 3];

/** A code, and where it lies: zxing's corners go from the first bar to the last. */
async function shown(
  text: string,
  spoil = (picture: Awaited<ReturnType<typeof greyOf>>) => picture,
) {
  const grey = await greyOf(text, 'EAN13', module);
  const scene = spoil(placed(grey, 800, 400, { left, top }));
  const luma = blankLuma(scene.width, scene.height);
  pixelsOf(luma).set(scene.pixels);
  return { luma, corners: cornersOf(grey.width, grey.height) };
}

function cornersOf(width: number, height: number) {
  const [from, to] = [left + 11 * module, left + width - 11 * module];
  const [above, below] = [top + 14 * module, top + height - 14 * module];
  return [
    { x: from, y: above },
    { x: to, y: above },
    { x: to, y: below },
    { x: from, y: below },
  ];
}

test('a right read is proved, sharp or spoiled, and also head over heels', async () => {
  const text = '4006381333931';
  const sharp = await shown(text);
  const spoiled = await shown(text, (scene) => noisy(blurred(blurred(scene)), 5, 40));
  const [a, b, c, d] = sharp.corners;
  assert.ok(a && b && c && d);
  assert.deepEqual(
    [
      proveEan(sharp.luma, text, sharp.corners),
      proveEan(spoiled.luma, text, spoiled.corners),
      proveEan(sharp.luma, text, [c, d, a, b]),
    ],
    ['proved', 'proved', 'proved'],
  );
});

test('the misread that cameras make of a code is disproved, though its check digit fits', async () => {
  const { luma, corners } = await shown('4006381333931', (scene) => noisy(blurred(scene), 3, 30));
  assert.equal(proveEan(luma, '4006321331911', corners), 'disproved');
});

test('of any two products only the one that is drawn is proved', async () => {
  const product = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
    .map((digits) => digits.join('') + String(checkDigit(digits)));
  await fc.assert(
    fc.asyncProperty(product, product, async (drawn, claimed) => {
      fc.pre(drawn !== claimed);
      const { luma, corners } = await shown(drawn);
      assert.equal(proveEan(luma, drawn, corners), 'proved');
      assert.notEqual(proveEan(luma, claimed, corners), 'proved');
    }),
    { numRuns: 40 },
  );
});

test('an empty place and no EAN-13 prove nothing', () => {
  const luma: Luma = blankLuma(800, 400);
  const corners = cornersOf(117 * module, 60 * module);
  assert.equal(proveEan(luma, '4006381333931', corners), 'unlike');
  assert.equal(proveEan(luma, '96385074', corners), 'disproved');
  assert.equal(proveEan(luma, '4006381333931', []), 'disproved');
});

function checkDigit(digits: readonly number[]): number {
  const sum = digits.reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
}
