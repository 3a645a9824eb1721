import { hasValidCheckDigit } from '../identify/ean13.ts';

/** What people put between groups: spaces of all widths (no line ends), hyphens, dashes, minus. */
const separators = /[ \u00a0\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212-]/g;
/** The longest run of digits, with separators, that is looked at as a number. */
const longestNumber = 64;

/** Diia writes 13 digits in groups of 4-4-5 under its barcode. Fewer digits give fewer groups. */
export function groupDigits(digits: string): string {
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].filter(Boolean).join(' ');
}

/** What the entry field holds. */
export interface Typed {
  /** Digits only, at most 13. */
  readonly digits: string;
  /** All 13 are there and nothing speaks against them: worth sending. */
  readonly complete: boolean;
  /** A leading zero shows at once, a failed check digit only with the last one. */
  readonly fault: 'none' | 'leading-zero' | 'check-digit';
}

/** Reads what a person typed or pasted: everything but digits is passed over, and digits after the 13th. */
export function readTyped(text: string): Typed {
  const digits = text.replace(/[^0-9]+/g, '').slice(0, 13);
  const fault = faultOf(digits);
  return { digits, complete: digits.length === 13 && fault === 'none', fault };
}

/** The digits of a field, and where its caret stands among them. */
export interface Edited {
  readonly digits: string;
  readonly caret: number;
}

/**
 * A keystroke in the field: everything but digits is passed over. A digit too many is refused where it
 * was typed, and never pushes out the last one.
 * @param raw what the browser made of the keystroke, the caret in it at `caret`.
 */
export function editDigits(before: string, raw: string, caret: number): Edited {
  const digits = raw.replace(/[^0-9]+/g, '');
  const at = raw.slice(0, caret).replace(/[^0-9]+/g, '').length;
  const surplus = digits.length - 13;
  if (surplus <= 0) return { digits, caret: at };
  // Of a longer paste into a shorter field the first digits are kept.
  if (before.length < 13) return { digits: digits.slice(0, 13), caret: Math.min(at, 13) };
  return { digits: before, caret: Math.max(0, Math.min(13, at - surplus)) };
}

/** A guess at the slip behind a failed check digit. */
export type Slip =
  { readonly kind: 'swapped'; readonly at: number } | { readonly kind: 'wrong-digit' };

/**
 * A hint where to look first, never a correction. `swapped` when exactly one pair of neighbours (from
 * `at`, counted from 0) would, changed back, make the check digit hold; `wrong-digit` when nothing
 * better can be said. Weak evidence: one real swap in eleven is pinned down so, and one wrong digit in
 * eleven looks the same, so words must say "perhaps". Nothing when no check digit failed.
 */
export function slip(digits: string): Slip | undefined {
  if (digits.length !== 13 || faultOf(digits) !== 'check-digit') return undefined;
  const [at, ...others] = swapsThatHold(digits);
  return at === undefined || others.length > 0 ? { kind: 'wrong-digit' } : { kind: 'swapped', at };
}

/** Takes the separators out of a text. */
export function ungroup(text: string): string {
  return text.replace(separators, '');
}

/** The digits of a text that holds nothing but digits and separators; else nothing. */
export function digitsOf(text: string): string | undefined {
  if (text.length > longestNumber) return /^[0-9]+$/.test(text) ? text : undefined;
  const digits = ungroup(text);
  return /^[0-9]+$/.test(digits) ? digits : undefined;
}

function faultOf(digits: string): Typed['fault'] {
  if (digits.startsWith('0')) return 'leading-zero';
  if (digits.length === 13 && !hasValidCheckDigit(digits)) return 'check-digit';
  return 'none';
}

function swapsThatHold(digits: string): number[] {
  const places = Array.from({ length: 12 }, (_, at) => at);
  return places.filter((at) => {
    const swapped =
      digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2);
    return !swapped.startsWith('0') && hasValidCheckDigit(swapped);
  });
}
