import { barsOf, choicesAt, digitModules, moduleCount, places } from './ean-bars.ts';
import type { Point } from './read-codes.ts';
import { pixelsOf, type Luma } from './views/luma.ts';

/** `proved`: no other digit fits better at any place. `unlike`: the bars were not found, as on a crumpled bag. */
export type EanProof = 'proved' | 'disproved' | 'unlike';

/**
 * Looks a second time at where an EAN-13 was read and asks of each digit whether another one fits the bars better. A
 * decoder that measures single edges takes blurred 0s for 7s, with a check digit that happens to fit, and does so again
 * in the next frame. A UPC-A is looked at as the EAN-13 that it is.
 * @param corners of the read, in the picture that it was read in.
 */
export function proveEan(luma: Luma, text: string, corners: readonly Point[]): EanProof {
  const profile = profileOf(luma, corners);
  if (!/^\d{13}$/.test(text) || !profile) return 'disproved';
  const bars = barsOf(Array.from(text, Number));
  const [straight, turned] = [fitOf(profile, bars), fitOf(profile.toReversed(), bars)];
  const fit = straight.likeness >= turned.likeness ? straight : turned;
  if (fit.likeness < leastLikeness) return 'unlike';
  return places.every((_, place) => fitsBest(fit, bars, place)) ? 'proved' : 'disproved';
}

/** Samples a module in the ideal bars and in the picture, and the profile's modules beyond each end. */
const [coarse, fine, quiet] = [3, 6, 6];

/** Measured on public photographs: right reads that fit less are of bent bags. */
const leastLikeness = 0.45;

/** How much better another digit may fit by chance. Wrong reads were seen to be surpassed by 0.09 and more. */
const slack = 0.03;

/** How a profile lies over the ideal bars. */
interface Fit {
  readonly profile: Float32Array;
  /** In modules: where the first begins, how long one is, how far the middle is pushed aside (bent surfaces). */
  readonly start: number;
  readonly step: number;
  readonly bend: number;
  /** Over how many modules a bar is smeared. */
  readonly blur: number;
  /** The correlation with the ideal bars, -1 to 1. */
  readonly likeness: number;
}

/** Darkness along the code, quiet zones included: the sum of a few lines across its bars. */
function profileOf(luma: Luma, corners: readonly Point[]): Float32Array | undefined {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  if (!topLeft || !topRight || !bottomRight || !bottomLeft) return undefined;
  const profile = new Float32Array((moduleCount + 2 * quiet) * fine);
  const pixels = pixelsOf(luma);
  for (const share of [0.2, 0.35, 0.5, 0.65, 0.8]) {
    const from = between(topLeft, bottomLeft, share);
    const to = between(topRight, bottomRight, share);
    for (const at of profile.keys()) {
      const along = ((at + 0.5) / fine - quiet) / moduleCount;
      profile[at] = (profile[at] ?? 0) - greyAt(pixels, luma, between(from, to, along));
    }
  }
  return profile;
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function greyAt(pixels: Uint8Array, { width, height }: Luma, { x, y }: Point): number {
  const [u, v] = [Math.max(0, Math.min(width - 1.01, x)), Math.max(0, Math.min(height - 1.01, y))];
  const [column, row] = [Math.floor(u), Math.floor(v)];
  const at = row * width + column;
  const [a = 0, b = 0] = [pixels[at], pixels[at + 1]];
  const [c = 0, d = 0] = [pixels[at + width], pixels[at + width + 1]];
  const above = a + (b - a) * (u - column);
  return above + (c + (d - c) * (u - column) - above) * (v - row);
}

/** The corners are true to about a module: first on a wide grid, then about its best place on a narrow one. */
function fitOf(profile: Float32Array, bars: readonly number[]): Fit {
  const none = { profile, start: 0, step: 1, bend: 0, blur: 1, likeness: -1 };
  const wide = bestOf(
    none,
    bars,
    [-1.5, -0.75, 0, 0.75, 1.5],
    [-4, -3, -2, -1, 0, 1, 2, 3, 4],
    [1],
  );
  const near = [-0.4, 0, 0.4];
  return bestOf(wide, bars, near, near, [1, 2]);
}

function bestOf(
  around: Fit,
  bars: readonly number[],
  ends: readonly number[],
  bends: readonly number[],
  blurs: readonly number[],
): Fit {
  let best = around;
  for (const blur of blurs) {
    const ideal = smeared(bars, blur, 0, moduleCount);
    for (const bend of bends) {
      for (const from of ends) {
        for (const to of ends) {
          const step = around.step + (to - from) / moduleCount;
          const fit = {
            ...around,
            start: around.start + from,
            step,
            bend: around.bend + bend,
            blur,
          };
          const likeness = likenessOf(fit, ideal, 0, 0);
          if (likeness > best.likeness) best = { ...fit, likeness };
        }
      }
    }
  }
  return best;
}

/** The ideal bars between two modules, each sample the mean over `blur` modules. */
function smeared(bars: readonly number[], blur: number, from: number, to: number): Float32Array {
  return Float32Array.from({ length: (to - from) * coarse }, (_, at) => {
    const middle = from + (at + 0.5) / coarse;
    let dark = 0;
    for (let module = Math.floor(middle - blur / 2); module < middle + blur / 2; module += 1) {
      const covered = Math.min(middle + blur / 2, module + 1) - Math.max(middle - blur / 2, module);
      dark += covered * (bars[module] ?? 0);
    }
    return dark;
  });
}

/** The correlation of the profile with ideal bars that begin at a module, pushed aside by `shift` modules. */
function likenessOf(
  { profile, start, step, bend }: Fit,
  ideal: Float32Array,
  from: number,
  shift: number,
): number {
  let [sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0];
  const n = ideal.length;
  const bulge = (4 * bend) / (moduleCount * moduleCount);
  for (let at = 0; at < n; at += 1) {
    const module = from + (at + 0.5) / coarse;
    const place = start + shift + module * (step + bulge * (moduleCount - module)) + quiet;
    const [x = 0, y = 0] = [ideal[at], profile[Math.round(place * fine - 0.5)]];
    sx += x;
    sy += y;
    sxx += x * x;
    syy += y * y;
    sxy += x * y;
  }
  const spread = (n * sxx - sx * sx) * (n * syy - sy * sy);
  return spread > 0 ? (n * sxy - sx * sy) / Math.sqrt(spread) : 0;
}

const shifts = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];

function fitsBest(fit: Fit, bars: readonly number[], place: number): boolean {
  const first = places[place] ?? 0;
  const from = first - 2;
  const likenessWith = (digit: readonly number[]) => {
    const whole = [...bars.slice(0, first), ...digit, ...bars.slice(first + digitModules)];
    const ideal = smeared(whole, fit.blur, from, first + digitModules + 2);
    return Math.max(...shifts.map((shift) => likenessOf(fit, ideal, from, shift)));
  };
  const claimed = likenessWith(bars.slice(first, first + digitModules));
  return choicesAt(place).every((digit) => likenessWith(digit) <= claimed + slack);
}
