import { inflateSync } from 'node:zlib';
import { blankLuma, greyOf, pixelsOf, type Luma } from '../../../shared/capture/views/luma.ts';

/**
 * The grey of a PNG file (W3C PNG, second edition): every colour type and depth, not interlaced; what is transparent is
 * white. `undefined` for interlaced, broken and other files. Never throws.
 */
export function lumaOfPng(bytes: Uint8Array): Luma | undefined {
  if (!signature.every((byte, at) => bytes[at] === byte)) return undefined;
  try {
    return read(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  } catch {
    // zlib's own errors and reads past the end: a broken file.
    return undefined;
  }
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const mostPixels = 100_000_000;

/** Samples in a pixel, by colour type: grey, colours, palette, and the first two with transparency. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly samples: number;
  readonly rows: Uint8Array;
  readonly rowBytes: number;
  readonly palette: Uint8Array;
}

function read(view: DataView): Luma | undefined {
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colour, isInterlaced] = [24, 25, 28].map((at) => view.getUint8(at));
  const samples = samplesOf[colour ?? 0];
  const isFit = width * height > 0 && width * height <= mostPixels && isInterlaced === 0;
  if (!isFit || samples === undefined || depth === undefined || colour === undefined) {
    return undefined;
  }
  const { packed, palette } = chunksOf(view);
  const rowBytes = Math.ceil((width * samples * depth) / 8);
  const rows = inflateSync(packed, { maxOutputLength: height * (rowBytes + 1) });
  if (rows.length < height * (rowBytes + 1)) return undefined;
  unfilter(rows, height, rowBytes, Math.max(1, (samples * depth) >> 3));
  return greyOfRows({ width, height, depth, colour, samples, rows, rowBytes, palette });
}

function chunksOf(view: DataView): { packed: Uint8Array; palette: Uint8Array } {
  const parts: Uint8Array[] = [];
  let palette: Uint8Array = new Uint8Array(0);
  for (let at = 8; at < view.byteLength - 8;) {
    const [length, kind] = [view.getUint32(at), view.getUint32(at + 4)];
    const body = () => new Uint8Array(view.buffer, view.byteOffset + at + 8, length);
    if (kind === 0x49444154 /* IDAT */) parts.push(body());
    if (kind === 0x504c5445 /* PLTE */) palette = body();
    at += length + 12;
  }
  return { packed: Buffer.concat(parts), palette };
}

/** Takes the five row filters back, in place (section 9). */
function unfilter(rows: Uint8Array, height: number, rowBytes: number, pixelBytes: number): void {
  for (let row = 0; row < height; row += 1) {
    const start = row * (rowBytes + 1) + 1;
    const filter = rows[start - 1] ?? 0;
    for (let at = 0; at < rowBytes; at += 1) {
      const here = start + at;
      const left = at >= pixelBytes ? (rows[here - pixelBytes] ?? 0) : 0;
      const above = row > 0 ? (rows[here - rowBytes - 1] ?? 0) : 0;
      const corner =
        row > 0 && at >= pixelBytes ? (rows[here - rowBytes - 1 - pixelBytes] ?? 0) : 0;
      rows[here] = (rows[here] ?? 0) + guess(filter, left, above, corner);
    }
  }
}

function guess(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const sum = left + above - corner;
  const [byLeft, byAbove, byCorner] = [left, above, corner].map((one) => Math.abs(sum - one));
  const [a, b, c] = [byLeft ?? 0, byAbove ?? 0, byCorner ?? 0];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function greyOfRows(picture: Picture): Luma {
  const { width, height, colour, samples, palette } = picture;
  const luma = blankLuma(width, height);
  const pixels = pixelsOf(luma);
  const sample = samplesIn(picture);
  for (let at = 0, row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 1) {
      const first = sample(row, column * samples);
      const other = (place: number) => sample(row, column * samples + place);
      const grey =
        colour === 3
          ? greyOf(
              palette[3 * first] ?? 0,
              palette[3 * first + 1] ?? 0,
              palette[3 * first + 2] ?? 0,
            )
          : samples < 3
            ? first
            : greyOf(first, other(1), other(2));
      const opaque = samples === 2 ? other(1) : samples === 4 ? other(3) : 255;
      pixels[at] = 255 + Math.round(((grey - 255) * opaque) / 255);
    }
  }
  return luma;
}

/** One sample as 0 to 255; a palette's as its place in the palette. */
function samplesIn({
  depth,
  colour,
  rows,
  rowBytes,
}: Picture): (row: number, at: number) => number {
  const start = (row: number) => row * (rowBytes + 1) + 1;
  if (depth >= 8) return (row, at) => rows[start(row) + at * (depth >> 3)] ?? 0;
  const most = (1 << depth) - 1;
  const stretch = colour === 3 ? 1 : 255 / most;
  return (row, at) => {
    const bit = at * depth;
    const byte = rows[start(row) + (bit >> 3)] ?? 0;
    return ((byte >> (8 - depth - (bit & 7))) & most) * stretch;
  };
}
