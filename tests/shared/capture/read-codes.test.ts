import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalised, type RawRead } from '../../../shared/capture/read-codes.ts';

const [topLeft, topRight, bottomRight, bottomLeft] = [
  { x: 1, y: 2 },
  { x: 3, y: 4 },
  { x: 5, y: 6 },
  { x: 7, y: 8 },
];

function raw(parts: Partial<RawRead>): RawRead {
  const position = { topLeft, topRight, bottomRight, bottomLeft };
  return {
    isValid: true,
    error: '',
    format: 'QRCode',
    text: 'X',
    extra: '',
    lineCount: 9,
    position,
    ...parts,
  };
}

function textsOf(...raws: readonly RawRead[]): readonly string[] {
  return raws.flatMap(normalised).map(({ text }) => text);
}

test('a read carries our names and its corners clockwise', () => {
  assert.deepEqual(normalised(raw({ format: 'EAN13', text: '123' })), [
    {
      text: '123',
      format: 'ean-13',
      is2d: false,
      corners: [topLeft, topRight, bottomRight, bottomLeft],
    },
  ]);
});

test('a UPC-A is an EAN-13 with a leading zero', () => {
  assert.deepEqual(
    textsOf(
      raw({ format: 'UPCA', text: '036000291452' }),
      raw({ format: 'UPCA', text: '0036000291452' }),
    ),
    ['0036000291452', '0036000291452'],
  );
});

test('a UPC-E and a Codabar give what is printed under them', () => {
  assert.deepEqual(
    textsOf(
      raw({ format: 'UPCE', text: '0012345000065', extra: '{"UPCE":"01234565"}' }),
      raw({ format: 'Codabar', text: 'A12345B' }),
    ),
    ['01234565', '12345'],
  );
});

test('broken, empty and unasked results are no reads', () => {
  assert.deepEqual(
    textsOf(
      raw({ isValid: false }),
      raw({ text: '' }),
      raw({ format: 'PDF417' }),
      raw({ format: 'MicroQRCode' }),
    ),
    [],
  );
});
