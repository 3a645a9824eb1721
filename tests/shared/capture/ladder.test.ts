import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLuma } from '../../../electron/node/decoder.ts';
import {
  climb,
  createCameraLadder,
  takeStep,
  wholeStep,
  type ReadLuma,
} from '../../../shared/capture/ladder.ts';
import type { RawRead, Read } from '../../../shared/capture/read-codes.ts';
import { linearOptions } from '../../../shared/capture/reader-options.ts';
import { blankLuma, pixelsOf } from '../../../shared/capture/views/luma.ts';
import { turnedView } from '../../../shared/capture/views/view.ts';
import { greyOf, placed } from '../../fixtures/pictures.ts';

const whole = blankLuma(320, 240);
const corner = { x: 10, y: 10 };
const read: Read = {
  text: 'X',
  format: 'code-128',
  is2d: false,
  corners: [corner, corner, corner, corner],
};

function raw(parts: Partial<RawRead>): RawRead {
  const position = { topLeft: corner, topRight: corner, bottomRight: corner, bottomLeft: corner };
  const found = { isValid: true, error: '', format: 'QRCode', text: 'X', extra: '', lineCount: 9 };
  return { ...found, position, ...parts };
}

test('a picture is looked at again and again until something is found, and not once more', async () => {
  const sizes: string[] = [];
  const found = await climb((luma) => {
    sizes.push(`${luma.width}x${luma.height}`);
    return Promise.resolve(sizes.length === 3 ? [raw({ text: 'FOUND', format: 'Code128' })] : []);
  }, whole);
  assert.deepEqual(
    found.map(({ text }) => text),
    ['FOUND'],
  );
  assert.deepEqual(sizes, ['320x240', '640x480', '387x343']);
});

test('a large photograph is climbed at the size of a camera’s, with its corners in the large one', async () => {
  const found = await climb(
    (luma) => Promise.resolve(luma.width === 1_250 ? [raw({})] : []),
    blankLuma(2_500, 1_000),
  );
  assert.deepEqual(found[0]?.corners[0], { x: 20, y: 20 });
});

test('every second frame is looked at whole, and every further view has its turn', () => {
  const ladder = createCameraLadder();
  const steps = Array.from({ length: 20 }, () => {
    const step = ladder.next();
    ladder.read([]);
    return step;
  });
  assert.ok(steps.every((step, at) => (step === wholeStep) === (at % 2 === 0)));
  assert.equal(new Set(steps).size, 10);
});

test('a view that reads is kept for the frames after it, so that a 1-D code is read twice in time', () => {
  const ladder = createCameraLadder();
  ladder.next();
  ladder.read([]);
  const further = ladder.next();
  ladder.read([read]);
  assert.equal(ladder.next(), further);
  ladder.read([read]);
  assert.equal(ladder.next(), further);
  ladder.read([]);
  assert.notEqual(ladder.next(), further);
});

test('however long a view reads, the whole frame is looked at again', () => {
  const ladder = createCameraLadder();
  const steps = Array.from({ length: 20 }, () => {
    const step = ladder.next();
    ladder.read([read]);
    return step;
  });
  assert.ok(steps.filter((step) => step === wholeStep).length >= 4);
});

test('families with little or no check are believed in a further view only when many lines agree', async () => {
  const ladder = createCameraLadder();
  ladder.next();
  ladder.next();
  ladder.read([]);
  ladder.next();
  const turned = ladder.next();
  const textsOf = async (step: typeof turned, ...raws: RawRead[]) => {
    const answer: ReadLuma = () => Promise.resolve(raws);
    return (await takeStep(answer, step, whole)).map(({ text }) => text);
  };
  const raws = ['ITF', 'UPCE', 'EAN8', 'Codabar', 'Code39', 'Code128'].flatMap((format) =>
    [2, 40].map((lineCount) => raw({ format, lineCount, text: `${format} ${lineCount}` })),
  );
  assert.deepEqual(await textsOf(turned, ...raws), [
    'ITF 40',
    'UPCE 40',
    'EAN8 40',
    'Codabar 40',
    'Code39 40',
    'Code128 2',
    'Code128 40',
  ]);
  assert.equal((await textsOf(wholeStep, ...raws)).length, 12);
});

test('a short code is believed only when no EAN-13 was there moments before', () => {
  const ladder = createCameraLadder();
  const [ean, short, small] = (['ean-13', 'upc-e', 'ean-8'] as const).map((format) => ({
    ...read,
    format,
  }));
  assert.ok(ean && short && small);
  const moments = Array.from({ length: 43 }, () => [short]);
  const given = [[short], [ean], [short, small, read], ...moments, [short], [small]];
  const believed = given.map((reads) => ladder.read(reads).map(({ format }) => format));
  assert.deepEqual(believed.slice(0, 3), [['upc-e'], ['ean-13'], ['code-128']]);
  assert.deepEqual(new Set(believed.slice(3, 46).flat()), new Set());
  assert.deepEqual(believed.slice(46), [['upc-e'], ['ean-8']]);
});

test('an EAN-13 without bars in the picture is no read', async () => {
  const answer: ReadLuma = () => Promise.resolve([raw({ format: 'EAN13', text: '4006381333931' })]);
  assert.deepEqual(await takeStep(answer, wholeStep, whole), []);
});

test('a line across the corner of a tilted EAN-13 makes no short stranger of it', async () => {
  let phantoms = 0;
  for (const text of ['8242853511018', '8532027624386', '6516475534031', '3581488292417']) {
    const drawn = placed(await greyOf(text, 'EAN13', 3), 480, 360);
    const luma = blankLuma(480, 360);
    pixelsOf(luma).set(drawn.pixels);
    for (const degrees of [22, -22, 45]) {
      const step = { view: turnedView(degrees), options: linearOptions };
      const watched: ReadLuma = async (view, options) => {
        const raws = await readLuma(view, options);
        phantoms += raws.filter(({ format }) => format === 'UPCE').length;
        return raws;
      };
      // However many lines such a one had: beside the code itself it is none.
      const doubled: ReadLuma = async (view, options) => [
        ...(await readLuma(view, options)),
        ...['UPCE', 'EAN8'].map((format) => raw({ format, text: '01234565', lineCount: 99 })),
      ];
      const alone = await takeStep(watched, step, luma);
      const beside = await takeStep(doubled, step, luma);
      assert.deepEqual(
        alone.filter((one) => one.text !== text),
        [],
      );
      if (alone.length > 0) assert.deepEqual(beside, alone);
    }
  }
  assert.ok(phantoms >= 4, `only ${phantoms} were drawn`);
});
