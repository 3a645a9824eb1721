import type { Grid } from './coach-grid.ts';

/** A patch of the grid: its bounds and its cells. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly cells: readonly number[];
}

/** The largest patch that is new and as busy as a code: light and dark in every cell, over some area. */
export function findSubject(grid: Grid, isNew: Uint8Array): Box | undefined {
  const waiting = denseCells(grid);
  let best: Box | undefined;
  for (let at = 0; at < waiting.length; at += 1) {
    if (waiting[at] !== 1) continue;
    const box = takePatch(waiting, grid, at);
    if (box.cells.length <= (best?.cells.length ?? 0)) continue;
    if (isCodeLike(box) && shareNew(box, isNew) >= 0.4) best = box;
  }
  return best;
}

/** A dim or soft code spans at least so many levels; in the dark, grain alone spans them, in all the frame. */
function busyFrom({ lights, darks }: Grid): number {
  const spans = lights.map((light, at) => light - (darks[at] ?? 0)).sort();
  return Math.max(24, Math.min(60, 1.4 * (spans[spans.length >> 2] ?? 0)));
}

/** A cell with those to its right and below: a module of a near code may fill a cell to its rims. */
function busyCells(grid: Grid): Uint8Array {
  const { lights, darks, columns } = grid;
  const enough = busyFrom(grid);
  const isBusy = new Uint8Array(lights.length);
  for (let at = 0; at < isBusy.length; at += 1) {
    const [right, below, across] = [at + 1, at + columns, at + columns + 1];
    const light = Math.max(most(lights, at, right), most(lights, below, across));
    const dark = Math.min(least(darks, at, right), least(darks, below, across));
    isBusy[at] = light - dark >= enough ? 1 : 0;
  }
  return isBusy;
}

function most(values: Uint8Array, a: number, b: number): number {
  return Math.max(values[a] ?? 0, values[b] ?? 0);
}

function least(values: Uint8Array, a: number, b: number): number {
  return Math.min(values[a] ?? 255, values[b] ?? 255);
}

/** Cells inside of something busy; the rim of a plain thing is a line only. */
function denseCells(grid: Grid): Uint8Array {
  const isBusy = busyCells(grid);
  const { columns } = grid;
  return isBusy.map((busy, at) => {
    if (busy !== 1) return 0;
    let count = 0;
    for (let row = at - columns; row <= at + columns; row += columns) {
      count += (isBusy[row - 1] ?? 0) + (isBusy[row] ?? 0) + (isBusy[row + 1] ?? 0);
    }
    return count >= 7 ? 1 : 0;
  });
}

/** Cells this far apart are still one patch: white modules of a near code lie between them, or a spot of glare. */
const reach = 3;

/** Takes all the waiting cells that hang together with this one, and what borders on them. */
function takePatch(waiting: Uint8Array, { columns, rows }: Grid, from: number): Box {
  const cells = [from];
  let [left, top, right, bottom] = [columns, rows, 0, 0];
  waiting[from] = 0;
  // The list grows while it is gone through.
  for (const at of cells) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    const [first, last] = [Math.max(0, column - reach), Math.min(columns - 1, column + reach)];
    for (let near = row - reach; near <= row + reach; near += 1) {
      for (let next = near * columns + first; next <= near * columns + last; next += 1) {
        if (waiting[next] !== 1) continue;
        waiting[next] = 0;
        cells.push(next);
      }
    }
  }
  return {
    left: Math.max(0, left - 1),
    top: Math.max(0, top - 1),
    right: Math.min(columns - 1, right + 1),
    bottom: Math.min(rows - 1, bottom + 1),
    cells,
  };
}

/** Neither a strip nor a scatter. */
function isCodeLike({ left, top, right, bottom, cells }: Box): boolean {
  const [across, down] = [right - left - 1, bottom - top - 1];
  const longer = Math.max(across, down);
  const shorter = Math.min(across, down);
  return longer / shorter <= 4 && cells.length / (across * down) >= 0.3;
}

function shareNew({ cells }: Box, isNew: Uint8Array): number {
  return cells.filter((at) => isNew[at] === 1).length / cells.length;
}
