import type { ClaimedType } from './document-type.ts';

declare const proved: unique symbol;

/** Diia's link `https://diia.app/documents/{type}/{id}/verify/{uuid}`. Its text is personal data. */
export interface LinkCode {
  readonly kind: 'link';
  /** The whole link, as scanned, in lower-case scheme and host. Never stored or logged. */
  readonly url: string;
  /** The one-time part, a lower-case UUID. */
  readonly otp: string;
  /** What the link says the document is. The link can be forged: a claim, not a proof. */
  readonly claims: ClaimedType;
  readonly [proved]: true;
}

/** Diia's EAN-13 barcode, or the same 13 digits typed ("цифровий код" of KMU-139). */
export interface BarcodeCode {
  readonly kind: 'barcode';
  /** 13 digits whose check digit holds and whose first is not 0. */
  readonly digits: string;
  readonly [proved]: true;
}

/** A code whose shape and check digit hold. Only `identify` makes one. */
export type DocumentCode = LinkCode | BarcodeCode;

/** What a code that is not ours looks like. Values are written into the journal: never rename one. */
export const strangers = [
  'empty',
  'failed-check-digit',
  'twelve-digits',
  'isbn',
  'issn',
  'product',
  'digits',
  'diia-offer',
  'diia-document-request',
  'diia-identification',
  'diia-qr',
  'diia-residence',
  'diia-penalty',
  'diia-message',
  'diia-other',
  'reserve-plus',
  'wifi',
  'payment',
  'contact',
  'phone',
  'email',
  'message',
  'place',
  'event',
  'url',
  'binary',
  'text',
  'self-test',
  'too-long',
] as const;

export type LooksLike = (typeof strangers)[number];

/** A capture that is not ours to check. Only a code that we mended ourselves may have been asked about before. */
export interface Foreign {
  readonly kind: 'foreign';
  readonly looksLike: LooksLike;
}

/** What a scanner's settings had done to a barcode, and the desk has undone. */
export type Repair = 'check-digit' | 'isbn';

export interface Document {
  readonly kind: 'document';
  readonly code: DocumentCode;
  /** Absent when the code came whole. */
  readonly repaired?: Repair;
}

export type Identified = Document | Foreign;
