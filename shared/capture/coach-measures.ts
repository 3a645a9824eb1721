import { readLines } from './coach-lines.ts';
import { createNovelty } from './coach-novelty.ts';
import { gridOf, type GreyPicture, type Grid } from './coach-grid.ts';
import { findSubject, type Box } from './coach-subject.ts';
import { quantile } from './quantile.ts';

/** The patch of a frame that looks like a code and was not there before. */
export interface Subject {
  /** Its longer side as a share of the frame's shorter one. */
  readonly share: number;
  /** How many of the frame's four edges it touches: a code that is cut off can't be read. */
  readonly edges: number;
  /** Grey levels of its light and dark parts, 0 to 255. */
  readonly white: number;
  readonly black: number;
  /** Share of it that one overexposed spot covers. */
  readonly glare: number;
  /** Mean change since the frame before, as a share of its contrast. */
  readonly motion: number;
  /** Pixels a module, roughly; 0 where nothing alternates. */
  readonly module: number;
  /** Pixels from dark to light: 1 is perfectly sharp; 0 where nothing alternates. */
  readonly edgeWidth: number;
}

/** What one frame is like, for the coach: light and looks, never what the code says. */
export interface Measures {
  /** The frame's mean grey, 0 to 255. */
  readonly light: number;
  readonly subject?: Subject;
}

/**
 * Measures a camera's successive frames in about a millisecond each: about four rows of each cell go into a grid, and
 * only a few lines of the code-like patch are looked at pixel by pixel. `at` in milliseconds of a clock that never goes back.
 */
export function createMeasurer(): (picture: GreyPicture, at: number) => Measures {
  const novelty = createNovelty();
  let before: Grid | undefined;
  return (picture, at) => {
    const grid = gridOf(picture);
    const last = before?.means.length === grid.means.length ? before : undefined;
    before = grid;
    const box = findSubject(grid, novelty(grid, at));
    const light = meanOf(grid.means);
    return box ? { light, subject: measure(picture, grid, box, last) } : { light };
  };
}

function measure(picture: GreyPicture, grid: Grid, box: Box, before: Grid | undefined): Subject {
  const { white, black } = levelsOf(grid, box);
  const contrast = Math.max(1, white - black);
  const lines = readLines(picture, grid.side, box, white, black);
  const longer = Math.max(box.right - box.left + 1, box.bottom - box.top + 1);
  return {
    share: longer / Math.min(grid.columns, grid.rows),
    edges: edgesOf(grid, box),
    white,
    black,
    glare: glareIn(grid, box, lines.module),
    motion: before ? changeIn(grid, before, box) / contrast : 0,
    ...lines,
  };
}

function levelsOf(grid: Grid, box: Box): { white: number; black: number } {
  const [lights, darks]: [number[], number[]] = [[], []];
  for (const at of box.cells) {
    lights.push(grid.lights[at] ?? 0);
    darks.push(grid.darks[at] ?? 0);
  }
  return { white: quantile(lights, 0.8), black: quantile(darks, 0.2) };
}

function edgesOf({ columns, rows }: Grid, { left, top, right, bottom }: Box): number {
  return [left <= 1, top <= 1, right >= columns - 2, bottom >= rows - 2].filter(Boolean).length;
}

/** The white margin around a code may be overexposed too: only a spot inside of it counts. */
function glareIn(grid: Grid, { left, top, right, bottom }: Box, module: number): number {
  const radius = Math.max(1, Math.ceil((2.2 * module) / grid.side));
  let clipped = 0;
  for (let row = top + 1; row < bottom; row += 1) {
    for (let column = left + 1; column < right; column += 1) {
      if (isBlown(grid, row * grid.columns + column, radius)) clipped += 1;
    }
  }
  return clipped / Math.max(1, (right - left + 1) * (bottom - top + 1));
}

/** A few white modules may lie together; a spot is wider, both ways. */
function isBlown({ columns, clipped }: Grid, at: number, radius: number): boolean {
  for (let step = -radius; step <= radius; step += 1) {
    if ((clipped[at + step] ?? 0) < blownFrom) return false;
    if ((clipped[at + step * columns] ?? 0) < blownFrom) return false;
  }
  return true;
}

/** Grain takes some pixels of a blown cell back below the sensor's end. */
const blownFrom = 0.8;

function changeIn(grid: Grid, before: Grid, { left, top, right, bottom }: Box): number {
  let change = 0;
  let count = 0;
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const at = row * grid.columns + column;
      change += Math.abs((grid.means[at] ?? 0) - (before.means[at] ?? 0));
      count += 1;
    }
  }
  return change / Math.max(1, count);
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}
