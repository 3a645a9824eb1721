import { digitsOf, ungroup } from '../capture/digits.ts';
import { hasValidCheckDigit } from './ean13.ts';
import type { LooksLike } from './identified.ts';
import { stranger, type Recognised } from './recognised.ts';

/**
 * Digits that are no barcode of Diia's. Some are one that the scanner spoilt: with its book
 * conversion on it sends 978… and 979… as an ISBN-10 and 977… as an ISSN, and with its check digit
 * off it sends twelve digits.
 */
export function recogniseDigits(text: string): Recognised | undefined {
  const book = bookCode(text);
  if (book) return stranger(book);
  const digits = digitsOf(text);
  return digits === undefined ? undefined : stranger(byLength(digits));
}

function bookCode(text: string): LooksLike | undefined {
  if (text.length > 32) return undefined;
  const code = ungroup(text);
  if (/^\d{9}[\dx]$/i.test(code) && holdsModulo11(code)) return 'isbn';
  if (/^\d{7}[\dx]$/i.test(code) && holdsModulo11(code)) return 'issn';
  return undefined;
}

/** ISBN-10 (ISO 2108:1992) and ISSN (ISO 3297): weights end in 1 at the check digit, X is ten. */
function holdsModulo11(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < code.length; at += 1) {
    const value = /x/i.test(code.charAt(at)) ? 10 : Number(code[at]);
    sum += value * (code.length - at);
  }
  return sum % 11 === 0;
}

function byLength(digits: string): LooksLike {
  switch (digits.length) {
    case 8:
      // An EAN-8 is an EAN-13 whose first five digits are 0.
      return hasValidCheckDigit(`00000${digits}`) ? 'product' : 'digits';
    case 12:
      // A UPC-A may begin with 0; twelve digits of a Diia barcode never do.
      return digits.startsWith('0') ? 'product' : 'twelve-digits';
    case 15:
    case 18:
      // An EAN-13 with an add-on of two or five digits.
      return hasValidCheckDigit(digits.slice(0, 13)) ? 'product' : 'digits';
    default:
      return 'digits';
  }
}
