import { blankLuma, pixelsOf, type Luma } from './luma.ts';

/** A part of a picture, in its pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A part at twice its size; each new pixel is the mean of its neighbours, which keeps edges where they are. */
export function enlarged(whole: Luma, { left, top, width, height }: Region): Luma {
  const view = blankLuma(width * 2, height * 2);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  for (let row = 0; row < height; row += 1) {
    const start = (top + row) * whole.width + left;
    const below = row + 1 < height ? whole.width : 0;
    let at = row * 4 * width;
    for (let column = 0; column < width; column += 1, at += 2) {
      const here = start + column;
      const beside = column + 1 < width ? 1 : 0;
      const [a = 0, b = 0] = [from[here], from[here + beside]];
      const [c = 0, d = 0] = [from[here + below], from[here + below + beside]];
      to[at] = a;
      to[at + 1] = (a + b) >> 1;
      to[at + 2 * width] = (a + c) >> 1;
      to[at + 2 * width + 1] = (a + b + c + d) >> 2;
    }
  }
  return view;
}

/** A part as it is. */
export function cut(whole: Luma, { left, top, width, height }: Region): Luma {
  const view = blankLuma(width, height);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  for (let row = 0; row < height; row += 1) {
    const start = (top + row) * whole.width + left;
    to.set(from.subarray(start, start + width), row * width);
  }
  return view;
}

/** At half its size, a pixel the mean of four. */
export function halved(whole: Luma): Luma {
  const [width, height] = [whole.width >> 1, whole.height >> 1];
  const view = blankLuma(width, height);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  for (let row = 0, at = 0; row < height; row += 1) {
    const start = 2 * row * whole.width;
    for (let column = 0; column < width; column += 1, at += 1) {
      const here = start + 2 * column;
      const [a = 0, b = 0] = [from[here], from[here + 1]];
      const [c = 0, d = 0] = [from[here + whole.width], from[here + whole.width + 1]];
      to[at] = (a + b + c + d) >> 2;
    }
  }
  return view;
}

/** Four rows made one, and twice as wide: upright bars lose a sensor's noise and keep their edges. */
export function squashed(whole: Luma): Luma {
  const [width, height] = [whole.width * 2, whole.height >> 2];
  const view = blankLuma(width, height);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  const sums = new Uint16Array(whole.width);
  for (let row = 0; row < height; row += 1) {
    const start = 4 * row * whole.width;
    for (let column = 0; column < whole.width; column += 1) {
      const at = start + column;
      sums[column] =
        (from[at] ?? 0) +
        (from[at + whole.width] ?? 0) +
        (from[at + 2 * whole.width] ?? 0) +
        (from[at + 3 * whole.width] ?? 0);
    }
    let at = row * width;
    for (let column = 0; column < whole.width; column += 1, at += 2) {
      const own = sums[column] ?? 0;
      to[at] = own >> 2;
      to[at + 1] = (own + (sums[column + 1] ?? own)) >> 3;
    }
  }
  return view;
}

/** Turned about its middle, on a canvas that holds all of it; what was outside is grey. */
export function turned(whole: Luma, degrees: number): Luma {
  const { width, height } = turnedSize(whole, degrees);
  const view = blankLuma(width, height);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  const [cos, sin] = [cosOf(degrees), sinOf(degrees)];
  for (let row = 0, at = 0; row < height; row += 1) {
    let { x, y } = turnedBack({ x: 0, y: row }, whole, degrees);
    for (let column = 0; column < width; column += 1, at += 1, x += cos, y -= sin) {
      const isOutside = x < 0 || y < 0 || x >= whole.width - 1 || y >= whole.height - 1;
      to[at] = isOutside ? grey : between(from, whole.width, x, y);
    }
  }
  return view;
}

/** Where a point of the turned picture lies in the whole one. */
export function turnedBack(
  { x, y }: { readonly x: number; readonly y: number },
  whole: Pick<Luma, 'width' | 'height'>,
  degrees: number,
): { x: number; y: number } {
  const { width, height } = turnedSize(whole, degrees);
  const [right, down] = [x - width / 2, y - height / 2];
  const [cos, sin] = [cosOf(degrees), sinOf(degrees)];
  return {
    x: whole.width / 2 + cos * right + sin * down,
    y: whole.height / 2 - sin * right + cos * down,
  };
}

const grey = 128;

/** Between four pixels, in 1/128 of a pixel. This is the ladder's most often run line: no lists, no objects. */
function between(from: Uint8Array, width: number, x: number, y: number): number {
  const column = x | 0;
  const row = y | 0;
  const u = ((x - column) * 128) | 0;
  const v = ((y - row) * 128) | 0;
  const at = row * width + column;
  const a = from[at] ?? 0;
  const c = from[at + width] ?? 0;
  const above = a * 128 + ((from[at + 1] ?? 0) - a) * u;
  const below = c * 128 + ((from[at + width + 1] ?? 0) - c) * u;
  return (above * 128 + (below - above) * v) >> 14;
}

function turnedSize({ width, height }: Pick<Luma, 'width' | 'height'>, degrees: number) {
  const [cos, sin] = [Math.abs(cosOf(degrees)), Math.abs(sinOf(degrees))];
  return {
    width: Math.ceil(width * cos + height * sin),
    height: Math.ceil(width * sin + height * cos),
  };
}

function cosOf(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}

function sinOf(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
