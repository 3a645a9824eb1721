import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { decodePicture } from '../../electron/node/decoder.ts';
import { writeClip } from '../fixtures/fake-camera.ts';
import {
  greyOf,
  noisy,
  pgmOf,
  placed,
  pngOf,
  progressiveJpeg,
  type WritableFormat,
} from '../fixtures/pictures.ts';

const link =
  'https://diia.app/documents/internal-passport/1234567890/verify/00000000-1111-4222-8333-444444444444';

test('each family that the kiosk names is read from a PNG as a person would read it', async () => {
  const shown: readonly (readonly [WritableFormat, string, string, string])[] = [
    ['QRCode', link, 'qr', link],
    ['QRCode', 'Звірка', 'qr', 'Звірка'],
    ['EAN13', '2858364170864', 'ean-13', '2858364170864'],
    ['UPCA', '036000291452', 'ean-13', '0036000291452'],
    ['EAN8', '96385074', 'ean-8', '96385074'],
    ['UPCE', '01234565', 'upc-e', '01234565'],
    ['Code128', 'Desk-4', 'code-128', 'Desk-4'],
    ['Code39', 'DESK', 'code-39', 'DESK'],
    ['Code93', 'DESK', 'code-93', 'DESK'],
    ['ITF', '12345678', 'itf', '12345678'],
    ['Codabar', 'A294586B', 'codabar', '294586'],
  ];
  for (const [written, text, format, expected] of shown) {
    const decoded = await decodePicture(await pngOf(text, written));
    const found = decoded.ok && decoded.value.map((read) => [read.format, read.text, read.is2d]);
    assert.deepEqual(found, [[format, expected, format === 'qr']]);
  }
});

test('a progressive JPEG is a picture like any other', async () => {
  assert.deepEqual(await textsIn(progressiveJpeg), ['PROGRESSIVE']);
});

test('a grey frame with a PGM header is a picture: the camera depends on this', async () => {
  const frame = noisy(placed(await greyOf(link, 'QRCode', 5), 1_280, 720), 7);
  assert.deepEqual(await textsIn(pgmOf(frame)), [link]);
});

test('a code is found where it lies', async () => {
  const grey = await greyOf('CORNER', 'QRCode', 4);
  const decoded = await decodePicture(pgmOf(placed(grey, 640, 480, { left: 300, top: 100 })));
  const [left, top, side] = [344, 144, grey.width - 88];
  const expected = [
    [left, top],
    [left + side, top],
    [left + side, top + side],
    [left, top + side],
  ];
  const corners = decoded.ok ? decoded.value[0]?.corners : undefined;
  for (const [at, [x = 0, y = 0]] of expected.entries()) {
    const corner = corners?.[at];
    assert.ok(corner && Math.hypot(corner.x - x, corner.y - y) < 3);
  }
});

test('a file that is no picture is a named fault', async () => {
  const strangers = [
    new Uint8Array(0),
    Buffer.from('hello'),
    (await pngOf('CUT', 'QRCode')).slice(0, 60),
  ];
  for (const bytes of strangers) {
    assert.deepEqual(await decodePicture(bytes), { ok: false, fault: 'not-a-picture' });
  }
});

test('an empty desk holds no code', async () => {
  const desk = placed({ width: 0, height: 0, pixels: new Uint8Array(0) }, 640, 480);
  assert.deepEqual(await textsIn(pgmOf(noisy(desk, 3, 60))), []);
});

test('bytes that are no text come as well-formed Unicode', async () => {
  for (const bytes of [
    [0xff, 0xfe, 0x80, 0x81, 0xc3, 0x28],
    [0x00, 0x41, 0x00, 0x42],
    [0xed, 0xa0, 0x80, 0xf5, 0x90],
    [0xcf, 0xf0, 0xe8, 0xe2, 0xb3, 0xf2],
  ]) {
    const [text = ''] = await textsIn(await pngOf(Uint8Array.from(bytes), 'QRCode'));
    assert.notEqual(text, '');
    assert.doesNotMatch(text, /[\ud800-\udfff]/);
  }
});

test('the engine is never fetched from anywhere', async (t) => {
  t.mock.method(globalThis, 'fetch', () => Promise.reject(new Error('The network was asked.')));
  assert.deepEqual(await textsIn(await pngOf('OFFLINE', 'QRCode')), ['OFFLINE']);
});

test('every frame of a fake camera’s clip can be read', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'zvirka-clip-'));
  const file = path.join(directory, 'clip.y4m');
  await writeClip(
    file,
    [
      { seconds: 0.2, text: link, kind: 'qr' },
      { seconds: 0.1 },
      { seconds: 0.1, text: '2858364170864', kind: 'ean13' },
    ],
    { width: 640, height: 480 },
  );
  const [head = '', ...frames] = readFileSync(file, 'latin1').split('FRAME\n');
  rmSync(directory, { recursive: true });
  assert.equal(head, 'YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420\n');
  const texts = await Promise.all(
    frames.map((frame) => {
      const pixels = Buffer.from(frame.slice(0, 640 * 480), 'latin1');
      return textsIn(pgmOf({ width: 640, height: 480, pixels }));
    }),
  );
  assert.deepEqual(texts, [[link], [link], [], ['2858364170864']]);
});

async function textsIn(picture: Uint8Array): Promise<readonly string[]> {
  const decoded = await decodePicture(picture);
  return decoded.ok ? decoded.value.map(({ text }) => text) : [decoded.fault];
}

test('a code that lies before the camera for minutes takes no more memory than one that was seen once', async () => {
  const picture = await pngOf(link, 'QRCode');
  const readOften = async (times: number) => {
    for (let n = 0; n < times; n += 1) assert.ok((await decodePicture(picture)).ok);
    return heldBytes();
  };
  const before = await readOften(20);
  const after = await readOften(400);
  assert.ok(after - before < 200_000, `${String(after - before)} bytes are held`);
});

/** What JavaScript holds after everything that can go has gone. */
async function heldBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return process.memoryUsage().arrayBuffers;
}
