import { digitsOf } from '../capture/digits.ts';
import { hasValidCheckDigit } from './ean13.ts';
import { stranger, type Recognised } from './recognised.ts';

/**
 * Diia's barcode and the same digits typed: 13 digits, bare or in groups, the first of them not 0,
 * the last an EAN-13 check digit. Counterfeits often draw 13 random digits: nine in ten fail here.
 */
export function recogniseBarcode(text: string): Recognised | undefined {
  const digits = digitsOf(text);
  if (digits?.length !== 13) return undefined;
  if (digits.startsWith('0')) return stranger('product');
  if (!hasValidCheckDigit(digits)) return stranger('failed-check-digit');
  return { kind: 'barcode', digits };
}
