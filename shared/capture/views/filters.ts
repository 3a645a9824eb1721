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
  const { width, height } = whole;
  const view = blankLuma(width, height);
  const [from, to] = [pixelsOf(whole), pixelsOf(view)];
  const reach = Math.max(6, width >> 5);
  const columns = new Uint32Array(width);
  const rowAt = (row: number) => Math.max(0, Math.min(height - 1, row)) * width;
  for (let row = -reach; row < reach; row += 1) addRow(columns, from, rowAt(row), 1);
  for (let row = 0; row < height; row += 1) {
    addRow(columns, from, rowAt(row + reach), 1);
    evenRow(columns, from, to, row * width, reach);
    addRow(columns, from, rowAt(row - reach), -1);
  }
  return view;
}

const gain = 8;

function addRow(columns: Uint32Array, from: Uint8Array, start: number, sign: 1 | -1): void {
  for (let column = 0; column < columns.length; column += 1) {
    columns[column] = (columns[column] ?? 0) + sign * (from[start + column] ?? 0);
  }
}

function evenRow(
  columns: Uint32Array,
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  reach: number,
): void {
  const last = columns.length - 1;
  const area = (2 * reach + 1) * (2 * reach + 1);
  let sum = 0;
  for (let column = -reach; column < reach; column += 1) {
    sum += columns[Math.max(0, Math.min(last, column))] ?? 0;
  }
  for (let column = 0; column <= last; column += 1) {
    sum += columns[Math.min(last, column + reach)] ?? 0;
    const even = 128 + ((from[start + column] ?? 0) - sum / area) * gain;
    to[start + column] = even < 0 ? 0 : even > 255 ? 255 : even;
    sum -= columns[Math.max(0, column - reach)] ?? 0;
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
