import { outcomes, type Outcome } from '../verdict/verdict.ts';
import { canonicalJson, parseCanonical } from './canonical.ts';
import {
  conform,
  type Fields,
  isDigest,
  isOneOf,
  isShort,
  isWhole,
  isWord,
  mayLack,
} from './fits.ts';

/** What anybody may know of a check: nothing of the citizen, and nothing of the administrator. */
export interface ReceiptFacts {
  /** The entry's number. */
  readonly number: number;
  /** UTC milliseconds at which it was recorded. */
  readonly recordedAt: number;
  readonly outcome: Outcome['kind'];
  readonly because: string | undefined;
  readonly desk: string;
  /** Leaf hash of the entry, lower-case hex (RFC 6962 §2.1). */
  readonly leaf: string;
}

/**
 * «Підтвердження перевірки»: the leaf is proved to stand in the signed journal; that the facts are those of
 * the leaf can be seen only beside the entry itself, in the journal or in a bundle of it.
 */
export interface Receipt extends ReceiptFacts {
  readonly format: 'zvirka-receipt';
  readonly version: 1;
  /** Inclusion proof, the lowest sibling first, lower-case hex (RFC 9162 §2.1.3). */
  readonly path: readonly string[];
  /** The signed note (C2SP tlog-checkpoint). */
  readonly checkpoint: string;
  /** Its verifier key (C2SP signed-note). */
  readonly key: string;
}

/** The one text of a receipt (RFC 8785). */
export function receiptText(receipt: Receipt): string {
  return canonicalJson(receipt);
}

/** Reads a receipt back, with any white space around it; nothing for any other text. */
export function parseReceipt(text: string): Receipt | undefined {
  const value = conform(parseCanonical(text.trim()), receiptFields);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- receiptFields has looked at every field
  return value as unknown as Receipt | undefined;
}

/** What the QR on paper says: short enough for any reader, whole enough to find and compare the entry. */
export function receiptLine({
  number,
  recordedAt,
  outcome,
  because = '-',
  leaf,
  desk,
}: ReceiptFacts): string {
  const time = new Date(recordedAt).toISOString();
  return ['zvirka-receipt', '1', number, time, outcome, because, leaf, desk].join(' ');
}

/** Reads the line of a QR back; nothing for any other text. */
export function parseReceiptLine(text: string): ReceiptFacts | undefined {
  const [, number, time = '', outcome, because, leaf, desk] =
    receiptLinePattern.exec(text.replace(/^\s+|[\r\n]+$/g, '')) ?? [];
  const facts = conform(
    {
      number: Number(number),
      recordedAt: Date.parse(time),
      outcome,
      because: because === '-' ? undefined : because,
      leaf,
      desk,
    },
    factFields,
  );
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- factFields has looked at every field
  return facts as unknown as ReceiptFacts | undefined;
}

const receiptLinePattern = /^zvirka-receipt 1 ([1-9]\d{0,15}) (\S+) (\S+) (\S+) (\S+) (.*)$/;

const factFields: Fields<ReceiptFacts> = {
  number: (value) => isWhole(value) && value !== 0,
  recordedAt: isWhole,
  outcome: isOneOf(...outcomes),
  because: mayLack(isWord),
  desk: isShort(200),
  leaf: isDigest,
};

const longestPath = 64;

const receiptFields: Fields<Receipt> = {
  ...factFields,
  format: isOneOf('zvirka-receipt'),
  version: isOneOf(1),
  path: (value) => Array.isArray(value) && value.length <= longestPath && value.every(isDigest),
  checkpoint: isShort(100_000),
  key: isShort(10_000),
};
