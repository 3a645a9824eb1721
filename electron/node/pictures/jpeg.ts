import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import decode, { init } from '@jsquash/jpeg/decode.js';
import { lumaOfRgba, type Luma } from '../../../shared/capture/views/luma.ts';
import { mostPixels } from './most-pixels.ts';

/**
 * The grey of a JPEG file, as mozjpeg opens it: baseline and progressive, grey, YCbCr or RGB. `undefined` for
 * CMYK, broken and other files. Rejects only when the decoder is not installed: it is never fetched.
 */
export async function lumaOfJpeg(bytes: Uint8Array): Promise<Luma | undefined> {
  const size = sizeOf(bytes);
  if (!size || size.width * size.height > mostPixels) return undefined;
  const wasmBinary = await (engine ??= readEngine());
  try {
    // Anew for each file: a broken one ends its decoder, and a large one leaves it large.
    const ready = init({ ...silent, wasmBinary });
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the library names the type by a page's ImageData, which Node does not have
    const { data, width, height } = (await decode(Uint8Array.from(bytes).buffer)) as Colours;
    await ready;
    return lumaOfRgba(data, width, height);
  } catch {
    // What the decoder throws of a broken file is its own exit.
    return undefined;
  }
}

/** Warnings about a file that it opens all the same. */
const silent = { print: () => undefined, printErr: () => undefined };

/** Four bytes a pixel. */
interface Colours {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

let engine: Promise<ArrayBuffer> | undefined;

async function readEngine(): Promise<ArrayBuffer> {
  const file = fileURLToPath(import.meta.resolve('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'));
  return Uint8Array.from(await readFile(file)).buffer;
}

/** What the first frame header says (ITU-R T.81 B.2.2), before anything is made room for. */
function sizeOf(
  bytes: Uint8Array,
): { readonly width: number; readonly height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= bytes.length;) {
    const code = bytes[at + 1] ?? 0;
    // Between segments stand fill bytes, and a broken file's remains.
    if (bytes[at] !== 0xff || code === 0xff || code === 0) at += 1;
    else if (isFrame(code))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += isBare(code) ? 2 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15 without DHT, JPG and DAC (table B.1). */
function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

/** Markers without a segment: TEM, RST and SOI. */
function isBare(code: number): boolean {
  return code === 0x01 || (code >= 0xd0 && code <= 0xd8);
}
