import { blankLuma, pixelsOf, type Luma } from './luma.ts';

/** Each pixel is driven away from the mean of its nine by one and a half times their difference. */
export function sharpened(whole: Luma): Luma {
  const { width, height } = whole;
  const view = blankLuma(width, height);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  const sums = new Uint16Array(width);
  for (let row = 0; row < height; row += 1) {
    const here = row * width;
    const above = row > 0 ? here - width : here;
    const below = row + 1 < height ? here + width : here;
    for (let column = 0; column < width; column += 1) {
      sums[column] =
        (from[above + column] ?? 0) + (from[here + column] ?? 0) + (from[below + column] ?? 0);
    }
    for (let column = 0; column < width; column += 1) {
      const own = sums[column] ?? 0;
      const before = column > 0 ? (sums[column - 1] ?? 0) : own;
      const after = column + 1 < width ? (sums[column + 1] ?? 0) : own;
      const nine = before + own + after;
      const sharp = (from[here + column] ?? 0) * 2.5 - nine / 6;
      to[here + column] = sharp < 0 ? 0 : sharp > 255 ? 255 : sharp;
    }
  }
  return view;
}

/**
 * Each pixel's distance from the mean of the 1/16 of the picture about it, eight times: dim screens, shadows and glare all
 * come out alike.
 */
export function evened(whole: Luma): Luma {
  return apart(whole, { reach: Math.max(6, whole.width >> 5), gain: 8, own: 0, ground: 128 });
}

/** Each pixel driven five times as far from the mean of a small square about it: what is out of focus gets its edges back. */
export function refocused(whole: Luma): Luma {
  return apart(whole, { reach: 2, gain: 5, own: 1, ground: 0 });
}

/** What becomes of a pixel: `ground + own × itself + gain × its distance from the mean about it`. */
interface Apart {
  readonly reach: number;
  readonly gain: number;
  readonly own: 0 | 1;
  readonly ground: number;
}

function apart(whole: Luma, how: Apart): Luma {
  const { width, height } = whole;
  const view = blankLuma(width, height);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  const { reach } = how;
  // The edge columns stand `reach` times beside the picture.
  const columns = new Uint32Array(width + 2 * reach);
  const rowAt = (row: number) => Math.max(0, Math.min(height - 1, row)) * width;
  for (let row = -reach; row < reach; row += 1) addRow(columns, from, rowAt(row), 1, how);
  for (let row = 0; row < height; row += 1) {
    addRow(columns, from, rowAt(row + reach), 1, how);
    columns.fill(columns[reach] ?? 0, 0, reach);
    columns.fill(columns[reach + width - 1] ?? 0, reach + width);
    setApart(columns, from, to, row * width, how);
    addRow(columns, from, rowAt(row - reach), -1, how);
  }
  return view;
}

function addRow(
  columns: Uint32Array,
  from: Uint8Array,
  start: number,
  sign: 1 | -1,
  { reach }: Apart,
): void {
  const end = columns.length - reach;
  for (let place = reach, at = start; place < end; place += 1, at += 1) {
    columns[place] = (columns[place] ?? 0) + sign * (from[at] ?? 0);
  }
}

function setApart(
  columns: Uint32Array,
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  { reach, gain, own, ground }: Apart,
): void {
  const across = 2 * reach;
  const [ofOwn, ofSum] = [own + gain, gain / ((across + 1) * (across + 1))];
  let sum = 0;
  for (let place = 0; place < across; place += 1) sum += columns[place] ?? 0;
  const end = columns.length;
  for (let place = across, at = start; place < end; place += 1, at += 1) {
    sum += columns[place] ?? 0;
    const set = ground + ofOwn * (from[at] ?? 0) - ofSum * sum;
    to[at] = set < 0 ? 0 : set > 255 ? 255 : set;
    sum -= columns[place - across] ?? 0;
  }
}

/** Dark grows by a pixel each way: joins modules that are drawn as dots and closes bright scratches. */
export function darkened(whole: Luma): Luma {
  const { width, height } = whole;
  const view = blankLuma(width, height);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  const least = new Uint8Array(width);
  for (let row = 0; row < height; row += 1) {
    const here = row * width;
    const above = row > 0 ? here - width : here;
    const below = row + 1 < height ? here + width : here;
    for (let column = 0; column < width; column += 1) {
      const own = from[here + column] ?? 0;
      const over = from[above + column] ?? 0;
      const under = from[below + column] ?? 0;
      const darker = over < own ? over : own;
      least[column] = under < darker ? under : darker;
    }
    let before = 255;
    let own = least[0] ?? 0;
    for (let column = 0; column < width; column += 1) {
      const after = column + 1 < width ? (least[column + 1] ?? 0) : 255;
      const darker = before < own ? before : own;
      to[here + column] = after < darker ? after : darker;
      before = own;
      own = after;
    }
  }
  return view;
}

/** Bright for dark. */
export function inverted(whole: Luma): Luma {
  const view = blankLuma(whole.width, whole.height);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  for (let at = 0; at < to.length; at += 1) to[at] = 255 - (from[at] ?? 0);
  return view;
}
