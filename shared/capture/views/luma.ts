/**
 * A grey picture as a binary PGM ("P5"): a short header, then one byte a pixel. zxing-wasm takes it like a picture file,
 * which the library does not document (a test keeps watch) and which takes about half of the time of RGBA.
 */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly pgm: Uint8Array;
}

/** A view into the picture's bytes, without its header. */
export function pixelsOf({ width, height, pgm }: Luma): Uint8Array {
  return pgm.subarray(pgm.length - width * height);
}

/** A picture to be filled: zeros, that is black. */
export function blankLuma(width: number, height: number): Luma {
  const header = headerOf(width, height);
  const pgm = new Uint8Array(header.length + width * height);
  pgm.set(header);
  return { width, height, pgm };
}

/** From RGBA bytes. */
export function lumaOfRgba(rgba: Uint8ClampedArray, width: number, height: number): Luma {
  const luma = blankLuma(width, height);
  const pixels = pixelsOf(luma);
  for (let at = 0, from = 0; at < pixels.length; at += 1, from += 4) {
    pixels[at] = greyOf(rgba[from] ?? 0, rgba[from + 1] ?? 0, rgba[from + 2] ?? 0);
  }
  return luma;
}

/** With the weights of ITU-R BT.601 in fixed point. */
export function greyOf(red: number, green: number, blue: number): number {
  return (306 * red + 601 * green + 117 * blue + 512) >> 10;
}

/** The header that stands before `width * height` bytes of grey. */
export function headerOf(width: number, height: number): Uint8Array {
  return Uint8Array.from(`P5\n${width} ${height}\n255\n`, (letter) => letter.charCodeAt(0));
}
