import { testCodeOf } from '../capture/test-codes.ts';
import { stranger, type Recognised } from './recognised.ts';

/** The codes of our own self-test. One of them has a barcode's shape: it goes before all others, and is never asked about. */
export function recogniseTestCode(text: string): Recognised | undefined {
  return testCodeOf(text) && stranger('self-test');
}
