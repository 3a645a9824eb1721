import { longestCapture, type Capture } from '../capture/capture.ts';
import { clean } from '../capture/clean.ts';
import { testCodeOf } from '../capture/test-codes.ts';
import type { CapturePolicy } from '../policy/policy.ts';
import { recogniseBarcode } from './barcode.ts';
import { recogniseDiiaLink } from './diia-link.ts';
import { recogniseDiiaStranger } from './diia-strangers.ts';
import { recogniseDigits } from './digit-strangers.ts';
import { recogniseGarbled } from './garbled.ts';
import type { Document, DocumentCode, Foreign, Identified } from './identified.ts';
import { stranger, type Recognised, type Recogniser } from './recognised.ts';
import { repair } from './repair.ts';
import { recogniseTestCode } from './self-test.ts';
import { recogniseStranger } from './strangers.ts';

/** From the surest mark to the vaguest; the first that knows the text wins. */
const recognisers: readonly Recogniser[] = [
  recogniseTestCode,
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
    if (recognised) return branded(recognised);
  }
  return stranger('text');
}

/** The same of a capture, whose source tells what may have been done to its code on the way. */
export function identifyCapture(
  { text, source }: Pick<Capture, 'text' | 'source'>,
  policy: CapturePolicy,
): Identified {
  if (text.length > longestCapture) return stranger('too-long');
  const identified = identify(text);
  if (identified.kind === 'document') return identified;
  const mended = repair(clean(text), identified.looksLike, source, policy);
  if (!mended) return identified;
  const { digits, repaired } = mended;
  if (testCodeOf(digits)) return stranger('self-test');
  return { ...branded({ kind: 'barcode', digits }), repaired };
}

function branded(recognised: Exclude<Recognised, Foreign>): Document;
function branded(recognised: Recognised): Identified;
function branded(recognised: Recognised): Identified {
  if (recognised.kind === 'foreign') return recognised;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the one place that gives out the brand
  return { kind: 'document', code: recognised as DocumentCode };
}
