import type { LooksLike } from '../identify/identified.ts';
import { identify } from '../identify/identify.ts';
import { clean } from './clean.ts';
import { flipCase, ungarble } from './layout.ts';
import { testCodeNames, testCodeOf, testCodes, type TestCode } from './test-codes.ts';

/** What became of a test code on its way through a device. */
export type Spoilt =
  | { readonly kind: 'whole' }
  /** The last digit of an EAN-13 was left out. */
  | { readonly kind: 'check-digit' }
  /** A book's code came as its ISBN. */
  | { readonly kind: 'isbn' }
  /** Capitals and small letters were made one, or exchanged. */
  | { readonly kind: 'case' }
  /** Letters of the Ukrainian or Russian layout in place of the keys'. */
  | { readonly kind: 'garbled' }
  /** So many characters are missing, so many came that are not in the code. */
  | { readonly kind: 'characters'; readonly lost: number; readonly strange: number };

/** A code that came while devices are tried. Of one that is not ours only kind and length are kept: it may be a citizen's. */
export type Sent =
  | { readonly kind: 'test'; readonly name: TestCode; readonly spoilt: Spoilt }
  | {
      readonly kind: 'other';
      readonly looksLike: LooksLike | 'link' | 'barcode';
      readonly length: number;
    }
  /** Longer than any code. */
  | { readonly kind: 'too-long' };

/** Compares what a device brought with the test codes. Total. */
export function sentOf(text: string): Sent {
  const code = clean(text);
  const name = testCodeOf(code);
  if (name) return { kind: 'test', name, spoilt: { kind: 'whole' } };
  const spoilt = spoiltOf(code);
  if (spoilt) return spoilt;
  const identified = identify(code);
  const looksLike = identified.kind === 'foreign' ? identified.looksLike : identified.code.kind;
  return { kind: 'other', looksLike, length: code.length };
}

/** The AIM identifier before a code (ISO/IEC 15424), such as `]Q1`. */
export function aimOf(text: string): string | undefined {
  return /^[\s\p{Cc}]{0,4}(\][A-Za-z][0-9A-Za-z])/u.exec(text)?.[1];
}

function spoiltOf(code: string): Sent | undefined {
  for (const name of testCodeNames) {
    const spoilt = compare(code, testCodes[name]);
    if (spoilt) return { kind: 'test', name, spoilt };
  }
  return undefined;
}

function compare(code: string, whole: string): Spoilt | undefined {
  const isNumber = /^[0-9]+$/.test(whole);
  if (isNumber && code === whole.slice(0, -1)) return { kind: 'check-digit' };
  if (isNumber && /^[0-9]{9}[0-9X]$/.test(code) && whole.startsWith(`978${code.slice(0, 9)}`)) {
    return { kind: 'isbn' };
  }
  if (code.toLowerCase() === whole.toLowerCase()) return { kind: 'case' };
  if (isGarbled(code, whole)) return { kind: 'garbled' };
  if (code.length > 2 * whole.length) return undefined;
  const kept = commonLength(code, whole);
  const characters = { lost: whole.length - kept, strange: code.length - kept };
  // Any two numbers have much in common; a citizen's must not pass for ours.
  const isOurs = isNumber ? kept >= 11 && code.length <= 14 : kept >= 0.6 * whole.length;
  return isOurs ? { kind: 'characters', ...characters } : undefined;
}

function isGarbled(code: string, whole: string): boolean {
  return clean(ungarble(code)) === whole || clean(ungarble(flipCase(code))) === whole;
}

/** Length of the longest row of characters that both have in this order. */
function commonLength(one: string, other: string): number {
  let before = new Uint16Array(other.length + 1);
  for (const character of one) {
    const row = new Uint16Array(other.length + 1);
    for (let at = 0; at < other.length; at += 1) {
      const skipped = Math.max(row[at] ?? 0, before[at + 1] ?? 0);
      row[at + 1] = character === other.charAt(at) ? (before[at] ?? 0) + 1 : skipped;
    }
    before = row;
  }
  return before[other.length] ?? 0;
}
