import { proveEan } from './ean-proof.ts';
import type { RawRead, Read } from './read-codes.ts';
import type { Luma } from './views/luma.ts';
import type { View } from './views/view.ts';

/** A read, what the engine said of it, and where it was found. */
export interface Claim {
  readonly read: Read;
  readonly raw: RawRead;
  /** The picture that the engine was given; its corners are the read's. Left out where only the engine could open it. */
  readonly luma?: Luma;
  /** Left out for the whole picture as it is. */
  readonly view?: View;
}

/**
 * Is there enough in the picture for this read? A QR corrects its own errors. An EAN-13 is looked at again, digit by
 * digit. Every further view is a further chance for a misread: families without a check digit, or with one in a few
 * short digits, must then be read in more lines, and never in a part, which may have cut them off.
 * Measured: false reads of further views had 2 to 4 lines on public photographs, more where they crossed a corner of an EAN-13.
 */
export function isBelievable({ read, raw, luma, view }: Claim): boolean {
  switch (read.format) {
    case 'qr':
    case 'code-128':
    case 'code-93':
      return true;
    case 'ean-13':
      return !luma || isProved(read, raw, luma);
    case 'ean-8':
    case 'upc-e':
    case 'itf':
    case 'codabar':
      return !view || (!view.isPart && raw.lineCount >= manyLines);
    case 'code-39':
      return !view || (!view.isPart && raw.lineCount >= fewLines);
  }
}

const [fewLines, manyLines, veryManyLines] = [3, 8, 40];

/**
 * A line that crosses a corner of an EAN-13 can read like one of the short codes: beside one, or moments after
 * one (`isEanNear`), they are not believed.
 */
export function withoutCorners(reads: readonly Read[], isEanNear = false): readonly Read[] {
  const isShort = ({ format }: Read) => format === 'upc-e' || format === 'ean-8';
  return isEanNear || reads.some(isEan) ? reads.filter((read) => !isShort(read)) : reads;
}

/** Also a UPC-A, which is an EAN-13 that starts with 0. */
export function isEan({ format }: Read): boolean {
  return format === 'ean-13';
}

/** Bars on a crumpled bag can't be laid over ideal ones: there the number of equal lines must do. */
function isProved({ text, corners }: Read, { lineCount }: RawRead, luma: Luma): boolean {
  const proof = proveEan(luma, text, corners);
  return proof === 'proved' || (proof === 'unlike' && lineCount >= veryManyLines);
}
