/** The face on a certificate, as an <img> takes it. Personal: in memory only. */
export interface Photo {
  readonly type: 'image/jpeg' | 'image/png';
  /** RFC 4648 §4, padded, at most 180 kB of text. */
  readonly base64: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const longest = 180 * 1024;
/** In pixels: a small file may unpack to a picture that fills the memory. */
const longestSide = 2_000;

/** A JPEG or PNG by its own first bytes, whatever it calls itself; undefined for anything else, or one too large. */
export function readPhoto(told: unknown): Photo | undefined {
  if (typeof told !== 'string' || told.length > longest || told.length % 4 !== 0) return undefined;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(told)) return undefined;
  const bytes = bytesOf(told);
  const png = sizeOfPng(bytes);
  const size = png ?? sizeOfJpeg(bytes);
  if (!size || !isModest(size)) return undefined;
  return { type: png ? 'image/png' : 'image/jpeg', base64: told };
}

function isModest({ width, height }: Size): boolean {
  return width > 0 && height > 0 && width <= longestSide && height <= longestSide;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...alphabet].map((letter, value) => [letter, value]));

/** Neither Node nor a page has a decoder that the other has. */
function bytesOf(base64: string): Uint8Array {
  const bytes: number[] = [];
  let [bits, count] = [0, 0];
  for (const letter of base64.replace(/=+$/, '')) {
    bits = ((bits << 6) | (values.get(letter) ?? 0)) & 0xfffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** PNG (ISO/IEC 15948) begins with its mark and the header chunk, which holds the size. */
function sizeOfPng(bytes: Uint8Array): Size | undefined {
  const mark = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
  ];
  if (bytes.length < 24 || mark.some((value, at) => bytes[at] !== value)) return undefined;
  const number = (at: number) => word(bytes, at) * 65_536 + word(bytes, at + 2);
  return { width: number(16), height: number(20) };
}

/** JPEG (ISO/IEC 10918-1, B.1): segments up to the first frame header, whichever of its kinds it is. */
function sizeOfJpeg(bytes: Uint8Array): Size | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: word(bytes, at + 7), height: word(bytes, at + 5) };
    // Fill bytes before a marker count as one byte.
    at += marker === 0xff ? 1 : 2 + Math.max(2, word(bytes, at + 2));
  }
  return undefined;
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}
