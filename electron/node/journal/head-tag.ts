import { createCipheriv, createHmac, hash, timingSafeEqual } from 'node:crypto';
import { type CompactRange, root } from '../../../shared/record/tree.ts';
import { subKey } from '../sub-key.ts';

/** SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** All that a tag vouches for. */
export interface Head {
  readonly range: CompactRange;
  /** Hash of the checks that have begun and have no entry: without it, one of them could be hidden. */
  readonly open: Uint8Array;
  /** The last number whose text may be gone; 0 when none may: without it, texts could be taken out quietly. */
  readonly purgedUntil: number;
}

/** Marks a head so that only this installation can: HMAC-SHA-256 over size, root, open checks and purge. */
export type HeadTag = (head: Head) => Uint8Array;

/** `key` is the installation key. */
export function createHeadTag(key: Uint8Array): HeadTag {
  const own = subKey(key, 'journal head');
  return ({ range, open, purgedUntil }) => {
    const words = ['journal', range.size, hex(root(sha256, range)), hex(open)];
    // Said only when there is something to say: journals from before there were purges keep their tag.
    if (purgedUntil > 0) words.push('purged', purgedUntil);
    return createHmac('sha256', own).update(words.join(' ')).digest();
  };
}

/**
 * Marks entries in their places so that only this installation can: it says which entry is wrong when the
 * tree as a whole is. Takes the leaves of entries that follow one another, 32 bytes each, and the number of
 * the first; gives 8 bytes for each. A mark is the first 8 bytes of the AES-256-CBC-MAC of three blocks, the
 * number (16 bytes, big-endian) and the leaf: a CBC-MAC is sound where all messages have one length. Unlike
 * a hash, AES makes thousands of marks in one call.
 */
export type EntryMark = (first: number, leaves: Uint8Array) => Buffer;

/** Length of a mark in bytes. */
export const markLength = 8;

/** `key` is the installation key. */
export function createEntryMark(key: Uint8Array): EntryMark {
  // Each block for itself: the chaining is done here, for all entries at once.
  const cipher = createCipheriv('aes-256-ecb', subKey(key, 'entry mark'), null);
  cipher.setAutoPadding(false);
  return (first, leaves) => {
    const count = Math.floor(leaves.length / 32);
    const words = Buffer.from(leaves);
    let blocks = cipher.update(numberBlocks(first, count));
    for (const half of [0, 16]) {
      for (let index = 0; index < count; index += 1) {
        mix(blocks, index * 16, words, index * 32 + half);
      }
      blocks = cipher.update(blocks);
    }
    return everyOther(blocks, count);
  };
}

function numberBlocks(first: number, count: number): Buffer {
  const blocks = Buffer.alloc(count * 16);
  for (let index = 0; index < count; index += 1) {
    const number = first + index;
    blocks.writeUInt32BE(Math.floor(number / 2 ** 32), index * 16 + 8);
    blocks.writeUInt32BE(number >>> 0, index * 16 + 12);
  }
  return blocks;
}

function mix(blocks: Buffer, at: number, words: Buffer, from: number): void {
  for (let index = 0; index < 16; index += 1) {
    blocks[at + index] = (blocks[at + index] ?? 0) ^ (words[from + index] ?? 0);
  }
}

/** The first half of each block. */
function everyOther(blocks: Buffer, count: number): Buffer {
  const marks = Buffer.alloc(count * markLength);
  for (let index = 0; index < count; index += 1) {
    blocks.copy(marks, index * markLength, index * 16, index * 16 + markLength);
  }
  return marks;
}

/** All that only this installation can make. */
export interface Seals {
  readonly tag: HeadTag;
  readonly mark: EntryMark;
}

/** `key` is the installation key. */
export function createSeals(key: Uint8Array): Seals {
  return { tag: createHeadTag(key), mark: createEntryMark(key) };
}

/** Whether a tag was made of this very head. */
export function holdsTag(tag: HeadTag, head: Head, given: Uint8Array): boolean {
  return given.length === 32 && timingSafeEqual(tag(head), given);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
