import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type CompactRange, root } from '../../../shared/record/tree.ts';
import { subKey } from '../sub-key.ts';

/** SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** Signs a tree's head so that only this installation can: HMAC-SHA-256 over size and root. */
export type Seal = (range: CompactRange) => Uint8Array;

/** `key` is the installation key. */
export function createSeal(key: Uint8Array): Seal {
  const own = subKey(key, 'journal seal');
  return (range) => {
    const head = Buffer.from(root(sha256, range)).toString('hex');
    return createHmac('sha256', own).update(`journal ${range.size} ${head}`).digest();
  };
}

/** Whether a seal was made of this very head. */
export function holdsSeal(seal: Seal, range: CompactRange, given: Uint8Array): boolean {
  return given.length === 32 && timingSafeEqual(seal(range), given);
}
