import { createHmac } from 'node:crypto';
import type { DocumentCode } from '../../shared/identify/identified.ts';
import { never } from '../../shared/lib/never.ts';
import { subKey } from './sub-key.ts';

/** HMAC-SHA-256 of a code, lower-case hex: the same code is known again here, and nowhere else. `key` is the installation key. */
export function createDigest(key: Uint8Array): (code: DocumentCode) => string {
  const own = subKey(key, 'code digest');
  return (code) => createHmac('sha256', own).update(nameOf(code)).digest('hex');
}

/** Only the one-time part of a link: the rest speaks of the person. */
function nameOf(code: DocumentCode): string {
  switch (code.kind) {
    case 'link':
      return `link:${code.otp}`;
    case 'barcode':
      return `barcode:${code.digits}`;
    default:
      return never(code);
  }
}
