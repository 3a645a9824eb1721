import { blankLuma, pixelsOf, type Luma } from '../../../shared/capture/views/luma.ts';
import type { Frame } from './jpeg-scan.ts';

/** Coefficients back into pixels, the grey's blocks only. */
export function lumaOfBlocks({ width, height, components, quantiser }: Frame): Luma | undefined {
  const [grey] = components;
  if (!grey || !quantiser) return undefined;
  const luma = blankLuma(width, height);
  const pixels = pixelsOf(luma);
  const block = new Float32Array(64);
  for (let row = 0; row * 8 < height; row += 1) {
    for (let column = 0; column * 8 < width; column += 1) {
      const at = 64 * (row * grey.blocksAcross + column);
      transform(grey.coefficients.subarray(at, at + 64), quantiser, block);
      const [wide, high] = [Math.min(8, width - column * 8), Math.min(8, height - row * 8)];
      for (let y = 0; y < high; y += 1) {
        const to = (row * 8 + y) * width + column * 8;
        for (let x = 0; x < wide; x += 1) {
          pixels[to + x] = Math.max(0, Math.min(255, Math.round((block[y * 8 + x] ?? 0) + 128)));
        }
      }
    }
  }
  return luma;
}

// prettier-ignore
const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/** The eight cosines of T.81 A.3.3, by pixel and frequency, the weight of the first one included. */
const cosines = Float32Array.from({ length: 64 }, (_, at) => {
  const [pixel, frequency] = [at >> 3, at & 7];
  const weight = frequency === 0 ? Math.SQRT1_2 : 1;
  return (weight / 2) * Math.cos(((2 * pixel + 1) * frequency * Math.PI) / 16);
});

const [plain, half] = [new Float32Array(64), new Float32Array(64)];

function transform(coefficients: Int16Array, quantiser: Uint16Array, out: Float32Array): void {
  for (let place = 0; place < 64; place += 1) {
    plain[zigzag[place] ?? 0] = (coefficients[place] ?? 0) * (quantiser[place] ?? 0);
  }
  rows(plain, half);
  rows(half, out);
}

/** Each row back into pixels, written as a column: twice is a whole block. */
function rows(from: Float32Array, to: Float32Array): void {
  for (let row = 0; row < 8; row += 1) {
    for (let pixel = 0; pixel < 8; pixel += 1) {
      let sum = 0;
      for (let frequency = 0; frequency < 8; frequency += 1) {
        sum += (from[8 * row + frequency] ?? 0) * (cosines[8 * pixel + frequency] ?? 0);
      }
      to[8 * pixel + row] = sum;
    }
  }
}
