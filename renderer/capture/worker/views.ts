import type { Point, Read } from '../../../shared/capture/read-codes.ts';
import { blankLuma, pixelsOf, type Luma } from './luma.ts';

/** One way of looking at a frame. */
export interface View {
  look(whole: Luma): Luma;
  /** A point of the view, back in the whole frame. */
  locate(point: Point, whole: Luma): Point;
}

/** Each frame gets one attempt, so that a further view costs no time: every third frame is looked at closely. */
export function viewAt(attempt: number): View {
  return attempt % 3 === 2 ? middleEnlarged : wholeFrame;
}

/** Reads of a view with their corners in the whole frame. */
export function locateAll(reads: readonly Read[], view: View, whole: Luma): readonly Read[] {
  return reads.map((read) => {
    const [a, b, c, d] = read.corners;
    const place = (point: Point) => view.locate(point, whole);
    return { ...read, corners: [place(a), place(b), place(c), place(d)] };
  });
}

export const wholeFrame: View = { look: (whole) => whole, locate: (point) => point };

/** The middle 60 % at twice its size: reads small codes that the whole frame's attempt can't resolve. */
export const middleEnlarged: View = {
  look(whole) {
    const { left, top, width, height } = middleOf(whole);
    return enlarged(whole, left, top, width, height);
  },
  locate(point, whole) {
    const { left, top } = middleOf(whole);
    return { x: left + point.x / 2, y: top + point.y / 2 };
  },
};

function middleOf({ width, height }: Luma) {
  const [w, h] = [Math.floor(width * 0.6), Math.floor(height * 0.6)];
  return { left: (width - w) >> 1, top: (height - h) >> 1, width: w, height: h };
}

/** Twice the size; each new pixel is the mean of its neighbours, which keeps edges where they are. */
function enlarged(whole: Luma, left: number, top: number, width: number, height: number): Luma {
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
