import { randomInt, randomUUID } from 'node:crypto';
import type { PhoneCodeState } from '../../../shared/contract/contract.ts';
import type { DocumentType } from '../../../shared/identify/document-type.ts';
import { checkDigit } from '../../../shared/identify/ean13.ts';
import { inventDocumentId } from './document-ids.ts';

export interface DemoCodeRequest {
  readonly document: DocumentType;
  readonly state: PhoneCodeState;
}

/** What a citizen's phone shows: one record in two shapes. */
export interface DemoCode {
  readonly link: string;
  readonly digits: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

/** What a check of a code comes to. */
export type Checked = 'confirmed' | 'unknown' | 'used' | 'expired' | 'wrong-document' | 'withdrawn';

export interface DemoCodes {
  issue(request: DemoCodeRequest): DemoCode;
  /** The class of a known code, by digits or UUID; does not use it up. */
  documentOf(key: string): DocumentType | undefined;
  /** Checks a code as one that must be of `document`; a confirmed code is used up, in both shapes. */
  check(key: string, document: DocumentType): Checked;
}

interface Kept {
  readonly document: DocumentType;
  readonly digits: string;
  readonly otp: string;
  readonly expiresAt: number;
  readonly isWithdrawn: boolean;
  isUsed: boolean;
}

/** A code lives three minutes (KMU-139). */
const lifeMs = 180_000;
/** Diia deletes records after about a day: an older code is unknown. */
const keepMs = 24 * 3_600_000;
const mostKept = 10_000;

/** The demo's book of codes, in memory; `now` is UTC milliseconds. */
export function createDemoCodes(now: () => number): DemoCodes {
  const byKey = new Map<string, Kept>();
  const inOrder: Kept[] = [];

  function keep(record: Kept): void {
    byKey.set(record.digits, record).set(record.otp, record);
    inOrder.push(record);
    while (inOrder.length > mostKept || isForgotten(inOrder[0], now())) {
      const oldest = inOrder.shift();
      if (oldest) [oldest.digits, oldest.otp].forEach((key) => byKey.delete(key));
    }
  }

  function find(key: string): Kept | undefined {
    const record = byKey.get(key);
    return isForgotten(record, now()) ? undefined : record;
  }

  return {
    issue({ document, state }) {
      const [digits, otp] = [newDigits(byKey), randomUUID()];
      const expiresAt = now() + (state === 'expired' ? -1_000 : lifeMs);
      const [isUsed, isWithdrawn] = [state === 'used', state === 'withdrawn'];
      const record = { document, digits, otp, expiresAt, isUsed, isWithdrawn };
      if (state !== 'unknown') keep(record);
      const id = inventDocumentId(document);
      const link = `https://diia.app/documents/${document}/${id}/verify/${otp}`;
      return { link, digits, expiresAt };
    },
    documentOf: (key) => find(key)?.document,
    check(key, document) {
      const record = find(key);
      const checked = judge(record, document, now());
      if (record && checked === 'confirmed') record.isUsed = true;
      return checked;
    },
  };
}

/** In the order of Diia's own checks; only the last, a yes, uses the code up. */
function judge(record: Kept | undefined, document: DocumentType, at: number): Checked {
  if (!record) return 'unknown';
  if (record.isUsed) return 'used';
  if (record.document !== document) return 'wrong-document';
  if (at >= record.expiresAt) return 'expired';
  return record.isWithdrawn ? 'withdrawn' : 'confirmed';
}

function isForgotten(record: Kept | undefined, at: number): boolean {
  return record !== undefined && at - record.expiresAt > keepMs;
}

/** 12 random digits, the first not 0, and the EAN-13 check digit; made anew when already taken. */
function newDigits(taken: ReadonlyMap<string, unknown>): string {
  for (;;) {
    const twelve = String(randomInt(100_000_000_000, 1_000_000_000_000));
    const digits = `${twelve}${checkDigit(twelve)}`;
    if (!taken.has(digits)) return digits;
  }
}
