import type { Grid } from './coach-grid.ts';

/** Tells for each cell whether it differs from the room behind: 1 or 0. */
export type Novelty = (grid: Grid, at: number) => Uint8Array;

interface Background {
  readonly means: Float32Array;
  /** Since when each cell looks as it does, and how. */
  readonly since: Float64Array;
  readonly lately: Float32Array;
  readonly isKnown: Uint8Array;
}

/** What has stood still for so long belongs to the room. */
const settleMs = 10_000;

/**
 * Learns the room: what has stood still for long is furniture, a keyboard or a poster, not a phone. Without it the coach would
 * talk to the bookshelf all day. Until something has stood long enough, all is new.
 */
export function createNovelty(): Novelty {
  let background: Background | undefined;
  return (grid, at) => {
    if (background?.means.length !== grid.means.length) background = fresh(grid, at);
    const gain = gainOf(grid, background);
    learn(background, grid, at);
    const { means, isKnown } = background;
    return isKnown.map((known, cell) =>
      known === 1 && isAlike(grid.means[cell] ?? 0, (means[cell] ?? 0) * gain) ? 0 : 1,
    );
  };
}

function fresh({ means }: Grid, at: number): Background {
  return {
    means: new Float32Array(means.length),
    since: new Float64Array(means.length).fill(at),
    lately: Float32Array.from(means),
    isKnown: new Uint8Array(means.length),
  };
}

function learn(background: Background, grid: Grid, at: number): void {
  const { means, since, lately, isKnown } = background;
  for (let cell = 0; cell < grid.means.length; cell += 1) {
    const mean = grid.means[cell] ?? 0;
    if (!isAlike(mean, lately[cell] ?? 0)) {
      lately[cell] = mean;
      since[cell] = at;
    } else if (at - (since[cell] ?? at) >= settleMs) {
      means[cell] = lately[cell] ?? mean;
      isKnown[cell] = 1;
    }
  }
}

/** A bright phone makes the camera darken the whole room: how much, by the middle one of all cells. */
function gainOf({ means }: Grid, background: Background): number {
  const gains: number[] = [];
  for (let cell = 0; cell < means.length; cell += 7) {
    const was = background.means[cell] ?? 0;
    if (background.isKnown[cell] === 1 && was > 8) gains.push((means[cell] ?? 0) / was);
  }
  gains.sort((a, b) => a - b);
  return gains[gains.length >> 1] ?? 1;
}

function isAlike(a: number, b: number): boolean {
  return Math.abs(a - b) <= 8 + 0.06 * b;
}
