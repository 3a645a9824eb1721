import type { Point, Read } from '../read-codes.ts';
import { darkened, evened, inverted, refocused, sharpened } from './filters.ts';
import type { Luma } from './luma.ts';
import { cut, enlarged, halved, squashed, turned, turnedBack, type Region } from './resample.ts';

/** One way of looking at a picture: a pure function of its grey. */
export interface View {
  look(whole: Luma): Luma;
  /** A point of the view, back in the whole picture. */
  locate(point: Point, whole: Luma): Point;
  /** A code may be cut off at its edge. */
  readonly isPart: boolean;
}

/** Reads of a view with their corners in the whole picture. */
export function locateAll(reads: readonly Read[], view: View, whole: Luma): readonly Read[] {
  return reads.map((read) => {
    const [a, b, c, d] = read.corners;
    const place = (point: Point) => view.locate(point, whole);
    return { ...read, corners: [place(a), place(b), place(c), place(d)] };
  });
}

function asItIs<Same>(same: Same): Same {
  return same;
}

export const wholeView: View = { look: (whole) => whole, locate: asItIs, isPart: false };

/** Light and contrast made the same everywhere: dim screens, shadows, glare. */
export const evenedView: View = { look: evened, locate: asItIs, isPart: false };

/** Dark made thicker: dotted and scratched QR codes. */
export const darkenedView: View = { look: darkened, locate: asItIs, isPart: false };

/** 1-D codes white on black, which the engine doesn't try; it does so for QR codes. */
export const invertedView: View = { look: inverted, locate: asItIs, isPart: false };

/** Upright 1-D codes in weak light and noise. */
export const squashedView: View = {
  look: squashed,
  locate: ({ x, y }) => ({ x: x / 2, y: y * 4 }),
  isPart: false,
};

/** All of it sharpened, at twice its size: small and blurred codes. */
export const sharpView: View = enlargedView(sharpened);

/** All of it at twice its size, its edges won back: 1-D codes that are out of focus. */
export const refocusedView: View = enlargedView(refocused);

/** At half its size: finely structured noise and moiré go. */
export const halvedView: View = {
  look: halved,
  locate: ({ x, y }) => ({ x: x * 2, y: y * 2 }),
  isPart: false,
};

/** Turned clockwise: 1-D codes that no row of the picture crosses whole. */
export function turnedView(degrees: number): View {
  return {
    look: (whole) => turned(whole, degrees),
    locate: (point, whole) => turnedBack(point, whole, degrees),
    isPart: false,
  };
}

function enlargedView(clear: (whole: Luma) => Luma): View {
  return {
    ...closeView(({ width, height }) => ({ left: 0, top: 0, width, height }), clear),
    isPart: false,
  };
}

/** A part at twice its size, after `clear` has made its edges clearer. */
export function closeView(
  regionOf: (whole: Luma) => Region,
  clear: (part: Luma) => Luma = asItIs,
): View {
  return {
    look(whole) {
      const region = regionOf(whole);
      const { width, height } = region;
      return enlarged(clear(cut(whole, region)), { left: 0, top: 0, width, height });
    },
    locate(point, whole) {
      const { left, top } = regionOf(whole);
      return { x: left + point.x / 2, y: top + point.y / 2 };
    },
    isPart: true,
  };
}

/** Where a desk's visitor holds the phone. */
export function middleOf({ width, height }: Luma): Region {
  const [w, h] = [Math.floor(width * 0.6), Math.floor(height * 0.6)];
  return { left: (width - w) >> 1, top: (height - h) >> 1, width: w, height: h };
}

/** Around where a code was, with room to move: never more than the middle's share, so that it costs no more. */
export function regionAround(corners: readonly Point[], whole: Luma): Region {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const span = (values: number[], most: number) => {
    const [least, largest] = [Math.min(...values), Math.max(...values)];
    const length = Math.floor(Math.min(most * 0.6, (largest - least) * 1.6 + 40));
    const start = Math.round((least + largest - length) / 2);
    return { start: Math.max(0, Math.min(most - length, start)), length };
  };
  const [across, down] = [span(xs, whole.width), span(ys, whole.height)];
  return { left: across.start, top: down.start, width: across.length, height: down.length };
}
