import { longestLink } from '../identify/diia-link.ts';
import { hasValidCheckDigit } from '../identify/ean13.ts';
import { identify } from '../identify/identify.ts';
import { clean } from './clean.ts';
import { readTyped, ungroup } from './digits.ts';

/** What a person pasted where digits are awaited. */
export type Pasted =
  | { readonly kind: 'link'; readonly text: string }
  /** At most 13; fewer when that is all there was. */
  | { readonly kind: 'digits'; readonly digits: string };

/** More than any message that holds a code. */
const longestPaste = 10_000;
/** What quotes and brackets a link in a message. */
const around = /^[<(["'«“„]+|[>)\]"'»”,;.!]+$/g;

/**
 * Finds Diia's link in a pasted text, garbled by a keyboard layout or not; else the 13 digits that are
 * most likely meant: those whose check digit holds, or the only 13 that stand together.
 */
export function readPasted(text: string): Pasted {
  const head = clean(text.slice(0, longestPaste));
  const link = [head, ...words(head)].find(isLink);
  if (link !== undefined) return { kind: 'link', text: link };
  const numbers = numbersOf(head);
  const sound = numbers.filter(hasValidCheckDigit);
  const likely = sound.length > 0 ? sound : numbers;
  const [number, ...others] = new Set(likely);
  const digits = number !== undefined && others.length === 0 ? number : readTyped(head).digits;
  return { kind: 'digits', digits };
}

function words(text: string): string[] {
  const likely = text.split(/\s+/).filter(({ length }) => length > 30 && length < longestLink);
  return likely.flatMap((word) => [word, word.replace(around, '')]);
}

function isLink(text: string): boolean {
  const identified = identify(text);
  return identified.kind === 'document' && identified.code.kind === 'link';
}

/** Every 13 digits that are whole groups side by side and don't begin with 0. */
function numbersOf(text: string): string[] {
  const groups = [...text.matchAll(/[0-9]+/g)].map(({ 0: digits, index }) => ({
    digits,
    from: index,
    to: index + digits.length,
  }));
  return groups.flatMap((_, first) => {
    let number = '';
    let to = groups[first]?.from ?? 0;
    for (const group of groups.slice(first, first + 13)) {
      if (!isGap(text.slice(to, group.from)) || number.length >= 13) break;
      number += group.digits;
      to = group.to;
    }
    return number.length === 13 && !number.startsWith('0') ? [number] : [];
  });
}

/** So little between two groups that they may be one number. */
function isGap(text: string): boolean {
  return text.length <= 3 && ungroup(text).trim() === '';
}
