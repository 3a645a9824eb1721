import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type CompactRange, root } from '../../../shared/record/tree.ts';
import { subKey } from '../sub-key.ts';

/** SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** All that a tag vouches for. */
export interface Head {
  readonly range: CompactRange;
  /** Hash of the checks that have begun and have no entry: without it, one of them could be hidden. */
  readonly open: Uint8Array;
}

/** Marks a head so that only this installation can: HMAC-SHA-256 over size, root and open checks. */
export type HeadTag = (head: Head) => Uint8Array;

/** `key` is the installation key. */
export function createHeadTag(key: Uint8Array): HeadTag {
  const own = subKey(key, 'journal head');
  return ({ range, open }) => {
    const words = ['journal', range.size, hex(root(sha256, range)), hex(open)];
    return createHmac('sha256', own).update(words.join(' ')).digest();
  };
}

/** Whether a tag was made of this very head. */
export function holdsTag(tag: HeadTag, head: Head, given: Uint8Array): boolean {
  return given.length === 32 && timingSafeEqual(tag(head), given);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
