import { clean } from '../capture/clean.ts';
import { recogniseBarcode } from './barcode.ts';
import { recogniseDiiaLink } from './diia-link.ts';
import { recogniseDiiaStranger } from './diia-strangers.ts';
import { recogniseDigits } from './digit-strangers.ts';
import { recogniseGarbled } from './garbled.ts';
import type { DocumentCode, Identified } from './identified.ts';
import { stranger, type Recogniser } from './recognised.ts';
import { recogniseStranger } from './strangers.ts';

/** From the surest mark to the vaguest; the first that knows the text wins. */
const recognisers: readonly Recogniser[] = [
  recogniseDiiaLink,
  recogniseDiiaStranger,
  recogniseBarcode,
  recogniseDigits,
  recogniseGarbled,
  recogniseStranger,
];

/**
 * Says which code a captured text is, by its shape alone: a shape proves nothing, only a registry does.
 * Total: every string has an answer, in time linear in its length.
 */
export function identify(text: string): Identified {
  const cleaned = clean(text);
  if (cleaned === '') return stranger('empty');
  for (const recognise of recognisers) {
    const recognised = recognise(cleaned);
    if (recognised?.kind === 'foreign') return recognised;
    if (recognised) {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the one place that gives out the brand
      return { kind: 'document', code: recognised as DocumentCode };
    }
  }
  return stranger('text');
}
