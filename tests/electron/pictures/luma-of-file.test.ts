import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { lumaOfFile } from '../../../electron/node/pictures/luma-of-file.ts';
import { pixelsOf } from '../../../shared/capture/views/luma.ts';

/** A slope from brown to yellow, 40x24, colours at half the size (cjpeg -quality 60 -sample 2x2). */
const baseline = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQF',
    'dBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P',
    'T09PT09PT09PT09PT09PT0//wAARCAAYACgDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAABQAGB//EABYQAQEBAA',
    'AAAAAAAAAAAAAAAAAEQf/EABUBAQEAAAAAAAAAAAAAAAAAAAAE/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMR',
    'AD8Ay02FpsEzYWmxAtLTYWmwTNhabALTYlNiByebC02JAWmwtNiQFpsSQP/Z',
  ].join(''),
  'base64',
);

/** The same, progressive. */
const progressive = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQF',
    'dBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P',
    'T09PT09PT09PT09PT09PT0//wgARCAAYACgDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAABAAFBv/EABYBAQEBAA',
    'AAAAAAAAAAAAAAAAADBP/aAAwDAQACEAMQAAABylkXnstZFi6jk10LXQuo/8QAFRABAQAAAAAAAAAAAAAAAAAAAAL/2gAI',
    'AQEAAQUClKUpSlKUpSlKX//EABQRAQAAAAAAAAAAAAAAAAAAACD/2gAIAQMBAT8BX//EABQRAQAAAAAAAAAAAAAAAAAAAC',
    'D/2gAIAQIBAT8BX//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAIAQEABj8Cf//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAI',
    'AQEAAT8hcAAf/9oADAMBAAIAAwAAABD/AP8A/wD/AP8A/8QAFBEBAAAAAAAAAAAAAAAAAAAAIP/aAAgBAwEBPxBf/8QAFB',
    'EBAAAAAAAAAAAAAAAAAAAAIP/aAAgBAgEBPxBf/8QAFRABAQAAAAAAAAAAAAAAAAAAAEH/2gAIAQEAAT8QlKUpSlKUpSlK',
    'X//Z',
  ].join(''),
  'base64',
);

/** What libjpeg makes of any of its rows. */
const slope = [
  45, 50, 56, 60, 63, 67, 73, 77, 81, 86, 91, 96, 99, 103, 109, 113, 117, 121, 127, 131, 134, 139,
  144, 149, 153, 157, 163, 167, 170, 174, 180, 185, 188, 193, 199, 203, 206, 210, 216, 220,
];

test('the grey of a JPEG is libjpeg’s, baseline and progressive', async () => {
  for (const file of [baseline, progressive]) {
    const luma = await lumaOfFile(file);
    assert.ok(luma);
    assert.deepEqual([luma.width, luma.height], [40, 24]);
    // Through colours and back each grey may come out one off.
    const row = [...pixelsOf(luma).subarray(400, 440)];
    assert.ok(
      row.every((grey, at) => Math.abs(grey - (slope[at] ?? 0)) <= 1),
      row.join(),
    );
  }
});

test('the grey of a PNG is right for every colour type, depth and filter', async () => {
  const shown: readonly (readonly [string, Uint8Array])[] = [
    [
      'grey',
      pngOf(0, 8, [
        [0, 10, 200],
        [1, 10, 190],
        [2, 0, 0],
        [3, 5, 95],
        [4, 0, 0],
      ]),
    ],
    ['one bit', pngOf(0, 1, [[0, 0b01000000]])],
    ['four bits', pngOf(0, 4, [[0, 0x0f]])],
    ['sixteen bits', pngOf(0, 16, [[0, 10, 77, 200, 77]])],
    ['colours', pngOf(2, 8, [[0, 255, 0, 0, 0, 0, 255]])],
    ['palette', pngOf(3, 8, [[0, 1, 0]], [0, 0, 0, 255, 255, 255])],
    ['half transparent', pngOf(4, 8, [[0, 0, 255, 0, 0]])],
    ['colours, transparent', pngOf(6, 8, [[0, 0, 0, 0, 0, 0, 0, 0, 255]])],
  ];
  assert.deepEqual(
    await Promise.all(
      shown.map(async ([name, file]) => {
        const luma = await lumaOfFile(file);
        return [name, luma && [...pixelsOf(luma)]];
      }),
    ),
    [
      ['grey', [10, 200, 10, 200, 10, 200, 10, 200, 10, 200]],
      ['one bit', [0, 255]],
      ['four bits', [0, 255]],
      ['sixteen bits', [10, 200]],
      ['colours', [76, 29]],
      ['palette', [255, 0]],
      ['half transparent', [0, 255]],
      ['colours, transparent', [255, 0]],
    ],
  );
});

test('a file that is cut, changed or full of noise is no picture or some picture, never an error', async () => {
  const change = fc.record({
    file: fc.constantFrom(baseline, progressive, pngOf(2, 8, [[0, 255, 0, 0, 0, 0, 255]])),
    length: fc.nat(600),
    at: fc.nat(600),
    byte: fc.nat(255),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ file, length, at, byte }) => {
      const bytes = Uint8Array.from(file.subarray(0, length));
      if (at < bytes.length) bytes[at] = byte;
      const luma = await lumaOfFile(bytes);
      assert.ok(!luma || pixelsOf(luma).length === luma.width * luma.height);
    }),
    { numRuns: 300 },
  );
  assert.equal(await lumaOfFile(Buffer.from('no picture')), undefined);
});

test('what is transparent in a palette is white', async () => {
  const file = pngOf(3, 8, [[0, 0, 1]], [0, 0, 0, 0, 0, 0], [0, 255]);
  const luma = await lumaOfFile(file);
  assert.deepEqual(luma && [...pixelsOf(luma)], [255, 0]);
});

test('a picture that would fill the memory is refused by its head, packed rows by their length', async () => {
  const wide = Uint8Array.from(baseline);
  const frame = baseline.indexOf('ffc0', 'hex');
  assert.ok(frame > 0);
  wide.fill(0xff, frame + 5, frame + 9);
  const tall = pngOf(0, 8, [[0, 0, 0]]);
  tall.fill(0x7f, 16, 24);
  const packed = pngOf(0, 8, [[0, 0, 0], Array.from({ length: 1_000_000 }, () => 0)]);
  packed[23] = 1;
  for (const file of [wide, tall, packed]) assert.equal(await lumaOfFile(file), undefined);
});

/** A file two pixels wide; each row begins with its filter. */
function pngOf(
  colour: number,
  depth: number,
  rows: readonly (readonly number[])[],
  palette: readonly number[] = [],
  seen: readonly number[] = [],
): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(2, 0);
  head.writeUInt32BE(rows.length, 4);
  head.set([depth, colour], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette)),
    chunk('tRNS', Buffer.from(seen)),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Nobody here looks at the checksum. */
function chunk(name: string, body: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(name), body, Buffer.alloc(4)]);
}
