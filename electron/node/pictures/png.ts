import { inflateSync } from 'node:zlib';
import { decode, type DecodedPng } from 'fast-png';
import { blankLuma, greyOf, pixelsOf, type Luma } from '../../../shared/capture/views/luma.ts';
import { mostPixels } from './most-pixels.ts';

/**
 * The grey of a PNG file (W3C PNG, second edition): every colour type and depth, not interlaced; what is
 * transparent is white. `undefined` for interlaced, broken and other files. Never throws.
 */
export function lumaOfPng(bytes: Uint8Array): Luma | undefined {
  if (!signature.every((byte, at) => bytes[at] === byte)) return undefined;
  try {
    const needed = withoutBombs(bytes);
    return needed && greyOfPng(decode(needed));
  } catch {
    // The library's and zlib's own errors, and reads past the end: a broken file.
    return undefined;
  }
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples in a pixel, by colour type: grey, colours, palette, and the first two with transparency. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * The file with what its pixels need and nothing else, once its size and its packed rows are known to fit: the
 * library unpacks whatever it is given.
 */
function withoutBombs(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth = 0, colour = 0, isInterlaced] = [24, 25, 28].map((at) => view.getUint8(at));
  const samples = samplesOf[colour];
  const isFit = width * height > 0 && width * height <= mostPixels && isInterlaced === 0;
  if (!isFit || samples === undefined) return undefined;
  const chunks = chunksOf(view);
  const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(bodyOf));
  const unpackedLength = height * (Math.ceil((width * samples * depth) / 8) + 1);
  const unpacked = inflateSync(packed, { maxOutputLength: unpackedLength });
  if (unpacked.length < unpackedLength) return undefined;
  // Beside colours a palette is only advice.
  const names = colour === 3 ? ['IHDR', 'PLTE', 'tRNS', 'IDAT'] : ['IHDR', 'IDAT'];
  const needed = chunks.filter(({ name }) => names.includes(name));
  return Buffer.concat([Uint8Array.from(signature), ...needed.map(({ whole }) => whole), end]);
}

interface Chunk {
  readonly name: string;
  /** Length, name, body and checksum. */
  readonly whole: Uint8Array;
}

function bodyOf({ whole }: Chunk): Uint8Array {
  return whole.subarray(8, -4);
}

function chunksOf(view: DataView): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < view.byteLength - 8;) {
    const length = view.getUint32(at) + 12;
    const whole = new Uint8Array(view.buffer, view.byteOffset + at, length);
    chunks.push({ name: Buffer.from(whole.subarray(4, 8)).toString('latin1'), whole });
    at += length;
  }
  return chunks;
}

const end = Buffer.from('0000000049454e44ae426082', 'hex');

function greyOfPng(png: DecodedPng): Luma {
  const { width, height, channels, palette } = png;
  const luma = blankLuma(width, height);
  const pixels = pixelsOf(luma);
  const sample = samplesIn(png);
  for (let at = 0, row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 1) {
      const value = (place: number) => sample(row, column * channels + place);
      const [red = 0, green = 0, blue = 0, seen = 255] =
        palette?.[value(0)] ?? colourOf(channels, value);
      pixels[at] = 255 + Math.round(((greyOf(red, green, blue) - 255) * seen) / 255);
    }
  }
  return luma;
}

function colourOf(channels: number, value: (place: number) => number): readonly number[] {
  const grey = value(0);
  if (channels > 2) return [grey, value(1), value(2), channels === 4 ? value(3) : 255];
  return [grey, grey, grey, channels === 2 ? value(1) : 255];
}

/** One sample as 0 to 255; a palette's as its place in the palette. Below eight bits the library leaves them packed. */
function samplesIn({ width, height, data, depth, channels, palette }: DecodedPng) {
  if (depth === 16)
    return (row: number, at: number) => (data[row * width * channels + at] ?? 0) >> 8;
  const rowBytes = data.length / height;
  if (depth === 8) return (row: number, at: number) => data[row * rowBytes + at] ?? 0;
  const most = (1 << depth) - 1;
  const stretch = palette ? 1 : 255 / most;
  return (row: number, at: number) => {
    const bit = at * depth;
    const byte = data[row * rowBytes + (bit >> 3)] ?? 0;
    return ((byte >> (8 - depth - (bit & 7))) & most) * stretch;
  };
}
