import { longestCapture } from './capture.ts';
import { clean } from './clean.ts';

/** What a wired scanner has sent: one code, or more than any code holds. */
export type Frame =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** AIM identifier (ISO/IEC 15424), such as `]Q1`; absent when the scanner tells none apart from the text. */
      readonly symbology?: string;
    }
  | { readonly kind: 'too-long' };

/** Fewer characters are a loose contact, not a code: they must not take a verdict off the screen. */
const shortest = 4;

/** Bytes gathered so far, up to one byte past the longest code: then it is known to be too long. */
export function gather(bytes: Uint8Array, more: Uint8Array): Uint8Array {
  const room = longestCapture + 1 - bytes.length;
  const gathered = new Uint8Array(bytes.length + Math.min(more.length, room));
  gathered.set(bytes);
  gathered.set(more.subarray(0, room), bytes.length);
  return gathered;
}

/** A code from its bytes; nothing when there is only noise in them. */
export function frameOf(bytes: Uint8Array): Frame | undefined {
  if (bytes.length > longestCapture) return { kind: 'too-long' };
  const text = textOf(bytes);
  return clean(text).length < shortest ? undefined : { kind: 'text', text };
}

/**
 * UTF-8, and where it isn't, Windows-1251: scanners set to a code page, and links that were typed
 * under a Cyrillic layout before they were sent. Total: every byte has a character.
 */
function textOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return text.includes('\uFFFD') ? Array.from(bytes, cyrillicOf).join('') : text;
}

/** 0x80–0xBF of Windows-1251; from 0xC0 on it is the alphabet. Written out: not every ICU has it. */
const marks = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї';

function cyrillicOf(byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  return byte < 0xc0 ? marks.charAt(byte - 0x80) : String.fromCharCode(byte - 0xc0 + 0x410);
}
