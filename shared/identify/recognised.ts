import type { BarcodeCode, Foreign, LinkCode, LooksLike } from './identified.ts';

/** What one code family made of a text: a document's parts, not yet branded, or a stranger's name. */
export type Recognised =
  | Pick<LinkCode, 'kind' | 'url' | 'otp' | 'claims'>
  | Pick<BarcodeCode, 'kind' | 'digits'>
  | Foreign;

/** Knows one code family. Takes a cleaned text of any length; nothing when the text is not of its family. */
export type Recogniser = (text: string) => Recognised | undefined;

/** What is not ours to check, by the name of its kind. */
export function stranger(looksLike: LooksLike): Foreign {
  return { kind: 'foreign', looksLike };
}
