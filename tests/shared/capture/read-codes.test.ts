import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createDecoder,
  createStillDecoder,
  type RawRead,
} from '../../../shared/capture/read-codes.ts';
import type { ReaderOptions } from '../../../shared/capture/reader-options.ts';

const [topLeft, topRight, bottomRight, bottomLeft] = [
  { x: 1, y: 2 },
  { x: 3, y: 4 },
  { x: 5, y: 6 },
  { x: 7, y: 8 },
];

function raw(parts: Partial<RawRead>): RawRead {
  const position = { topLeft, topRight, bottomRight, bottomLeft };
  return { isValid: true, error: '', format: 'QRCode', text: 'X', extra: '', position, ...parts };
}

function textsOf(...raws: readonly RawRead[]): Promise<readonly string[]> {
  const decode = createDecoder(() => Promise.resolve(raws));
  return decode('picture').then((reads) => reads.map(({ text }) => text));
}

test('a read carries our names and its corners clockwise', async () => {
  const decode = createDecoder(() => Promise.resolve([raw({ format: 'EAN13', text: '123' })]));
  assert.deepEqual(await decode('picture'), [
    {
      text: '123',
      format: 'ean-13',
      is2d: false,
      corners: [topLeft, topRight, bottomRight, bottomLeft],
    },
  ]);
});

test('a UPC-A is an EAN-13 with a leading zero', async () => {
  assert.deepEqual(
    await textsOf(
      raw({ format: 'UPCA', text: '036000291452' }),
      raw({ format: 'UPCA', text: '0036000291452' }),
    ),
    ['0036000291452', '0036000291452'],
  );
});

test('a UPC-E and a Codabar give what is printed under them', async () => {
  assert.deepEqual(
    await textsOf(
      raw({ format: 'UPCE', text: '0012345000065', extra: '{"UPCE":"01234565"}' }),
      raw({ format: 'Codabar', text: 'A12345B' }),
    ),
    ['01234565', '12345'],
  );
});

test('broken, empty and unasked results are no reads', async () => {
  assert.deepEqual(
    await textsOf(raw({ isValid: false }), raw({ text: '' }), raw({ format: 'PDF417' })),
    [],
  );
});

test('a frame gets one attempt, a still picture further ones until something is found', async () => {
  const asked: ReaderOptions[] = [];
  const read = (_picture: string, options: ReaderOptions) => {
    asked.push(options);
    return Promise.resolve(options.tryDenoise ? [raw({ text: 'FOUND' })] : []);
  };
  assert.deepEqual(await createDecoder(read)('picture'), []);
  assert.equal(asked.length, 1);
  const [found] = await createStillDecoder(read)('picture');
  assert.equal(found?.text, 'FOUND');
  assert.equal(asked.length, 4);
});
