/** A frame's size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Watches how long frames take to decode. */
export interface Pace {
  /** Takes one frame's time; true when this PC is too slow for frames of this size. It then begins anew. */
  isTooSlow(decodeMs: number, at: number): boolean;
}

/** The mean of at least `fewest` frames, of `watchMs` or longer, must not take more than `budgetMs`. */
const [budgetMs, watchMs, fewest] = [95, 5_000, 20];

/**
 * A desk that looks at fewer than ten frames a second makes people wait. One busy moment of the PC is no reason: the mean of a
 * good while counts.
 */
export function createPace(): Pace {
  let [sum, count, since] = [0, 0, 0];
  return {
    isTooSlow(decodeMs, at) {
      if (count === 0) since = at;
      [sum, count] = [sum + decodeMs, count + 1];
      if (at - since < watchMs || count < fewest) return false;
      const mean = sum / count;
      [sum, count] = [0, 0];
      return mean > budgetMs;
    },
  };
}

/** The next smaller size of the same shape, on whole blocks of four; none below what a code on a phone needs. */
export function smaller({ width, height }: Size): Size | undefined {
  const [across, down] = [thirdLess(width), thirdLess(height)];
  return Math.min(across, down) < smallestSide ? undefined : { width: across, height: down };
}

const smallestSide = 320;

/** A quarter less is nearer to 1280x720 than to the next size that most cameras have. */
function thirdLess(side: number): number {
  return Math.round((side * 2) / 12) * 4;
}
