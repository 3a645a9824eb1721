import type { Capture } from '../capture/capture.ts';
import { digitsOf, ungroup } from '../capture/digits.ts';
import type { CapturePolicy } from '../policy/policy.ts';
import { checkDigit, hasValidCheckDigit } from './ean13.ts';
import type { LooksLike, Repair } from './identified.ts';

/** 13 digits as the phone shows them, put together again from what a scanner made of them. */
export interface Repaired {
  readonly digits: string;
  readonly repaired: Repair;
}

/**
 * Undoes what a scanner's settings have done to a barcode of Diia. Only a scanner's text is looked at: a
 * camera reads all 13 digits, and a person types them.
 *
 * - Twelve digits without their check digit can be told exactly, as it follows from them. Twelve whose
 *   last one is the check digit of a UPC-A are an American product; one barcode of Diia in ten looks the
 *   same and stays a stranger, for its digits can be typed, while a wrong question can't be taken back.
 * - An ISBN-10 stands for 978 and its first nine digits, their check digit replaced. It may be a real
 *   book's too: only where the policy says so.
 * - An ISSN can't be undone: the conversion throws two of the digits away.
 */
export function repair(
  text: string,
  looksLike: LooksLike,
  source: Capture['source'],
  { rebuildBookCodes }: CapturePolicy,
): Repaired | undefined {
  if (source !== 'scanner') return undefined;
  if (looksLike === 'twelve-digits') return withCheckDigit(digitsOf(text) ?? '');
  if (looksLike === 'isbn' && rebuildBookCodes) return fromIsbn(ungroup(text));
  return undefined;
}

function withCheckDigit(twelve: string): Repaired | undefined {
  if (isUpcA(twelve)) return undefined;
  return { digits: twelve + checkDigit(twelve), repaired: 'check-digit' };
}

/** A UPC-A is an EAN-13 that begins with 0 (GS1 General Specifications §5.2). */
function isUpcA(twelve: string): boolean {
  return hasValidCheckDigit(`0${twelve}`);
}

/** ISBN Users' Manual §5: an ISBN-10 became an ISBN-13 by the prefix 978. */
function fromIsbn(isbn: string): Repaired {
  const twelve = `978${isbn.slice(0, 9)}`;
  return { digits: twelve + checkDigit(twelve), repaired: 'isbn' };
}
