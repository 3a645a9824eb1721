import type { GreyPicture } from './coach-grid.ts';
import type { Box } from './coach-subject.ts';
import { quantile } from './quantile.ts';

/** How fine and how sharp the patch's pattern is, in pixels; zeros where nothing alternates. */
export interface Lines {
  readonly module: number;
  readonly edgeWidth: number;
}

/** Follows a few rows and columns of a patch from dark to light and back. */
export function readLines(
  picture: GreyPicture,
  side: number,
  { left, top, right, bottom }: Box,
  white: number,
  black: number,
): Lines {
  const { width } = picture;
  const [x, y] = [left * side, top * side];
  const [across, down] = [(right - left + 1) * side, (bottom - top + 1) * side];
  const found: Found = { runs: [], widths: [] };
  for (let line = 1; line <= linesEachWay; line += 1) {
    const share = 0.1 + (0.8 * line) / (linesEachWay + 1);
    const row = (y + Math.floor(share * down)) * width + x;
    follow(picture.pixels, row, 1, across, white, black, found);
    const column = y * width + x + Math.floor(share * across);
    follow(picture.pixels, column, width, down, white, black, found);
  }
  if (found.runs.length < fewestRuns) return { module: 0, edgeWidth: 0 };
  return { module: quantile(found.runs, 0.25), edgeWidth: quantile(found.widths, 0.5) };
}

interface Found {
  readonly runs: number[];
  readonly widths: number[];
}

const linesEachWay = 12;
const fewestRuns = 24;

/** Crossings of the middle level, with a gap so that grain makes none; each with its steepest step. */
function follow(
  pixels: Uint8Array,
  from: number,
  step: number,
  length: number,
  white: number,
  black: number,
  { runs, widths }: Found,
): void {
  const contrast = white - black;
  const middle = black + contrast / 2;
  const gap = Math.max(8, contrast * 0.12);
  let isLight = (pixels[from] ?? 0) > middle;
  let [crossedAt, steepest, hasCrossed] = [0, 1, false];
  for (let at = 1; at < length; at += 1) {
    const grey = pixels[from + at * step] ?? 0;
    steepest = Math.max(steepest, Math.abs(grey - (pixels[from + (at - 1) * step] ?? 0)));
    if (isLight ? grey >= middle - gap : grey <= middle + gap) continue;
    if (hasCrossed) runs.push(at - crossedAt);
    widths.push(contrast / steepest);
    isLight = !isLight;
    [crossedAt, steepest, hasCrossed] = [at, 1, true];
  }
}
