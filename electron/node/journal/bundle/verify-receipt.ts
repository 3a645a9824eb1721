import { provesInclusion } from '../../../../shared/record/inclusion.ts';
import type { Receipt, ReceiptFacts } from '../../../../shared/record/receipt.ts';
import { parseEntry } from '../../../../shared/record/parse-entry.ts';
import { leafHash } from '../../../../shared/record/tree.ts';
import { parseVerifierKey, type VerifierKey } from '../checkpoint/checkpoint-note.ts';
import { openCheckpoint } from '../checkpoint/checkpoint.ts';
import { sha256 } from '../head-tag.ts';
import { factsOf } from '../checkpoint/receipt.ts';

/** What may be wrong with a receipt. Letters and reports carry them: never rename one. */
export type ReceiptFault =
  | 'receipt-unreadable' // no receipt, or not one that the program writes
  | 'key-unreadable'
  | 'key-differs' // not the key that was given
  | 'checkpoint-unsigned' // the key has not signed it
  | 'inclusion-differs' // the leaf does not stand at that number in the signed journal
  | 'kept-broken' // the journal or the bundle it is compared with does not hold itself
  | 'entry-missing' // what it is compared with has no entry of that number
  | 'leaf-differs' // the entry of that number is another
  | 'facts-differ'; // the leaf is right, and the time, desk or verdict beside it are not

/** The entry that a receipt is compared with: its line, without its end; only the leaf once it was purged. */
export interface ComparedEntry {
  readonly line: Buffer | undefined;
  readonly leaf: Uint8Array;
}

/** Verifies the proof inside a receipt, as far as it goes. */
export function verifyReceipt(receipt: Receipt, given?: VerifierKey): readonly ReceiptFault[] {
  const key = parseVerifierKey(receipt.key);
  if (!key) return ['key-unreadable'];
  if (given && given.text !== key.text) return ['key-differs'];
  const head = openCheckpoint(receipt.checkpoint, key);
  if (!head) return ['checkpoint-unsigned'];
  const place = { index: receipt.number - 1, size: head.size };
  const path = receipt.path.map((hash) => Buffer.from(hash, 'hex'));
  const leaf = Buffer.from(receipt.leaf, 'hex');
  return provesInclusion(sha256, place, leaf, path, head.root) ? [] : ['inclusion-differs'];
}

/** Compares what a receipt says with the entry of its number. */
export function compareFacts(
  facts: ReceiptFacts,
  entry: ComparedEntry | undefined,
): readonly ReceiptFault[] {
  if (!entry) return ['entry-missing'];
  const leaf = Buffer.from(entry.leaf);
  if (leaf.toString('hex') !== facts.leaf) return ['leaf-differs'];
  return entry.line && !isTrue(facts, entry.line, leaf) ? ['facts-differ'] : [];
}

function isTrue(facts: ReceiptFacts, line: Buffer, leaf: Buffer): boolean {
  const entry = parseEntry(line.toString('utf8'));
  if (entry?.kind !== 'check' || !leaf.equals(leafHash(sha256, line))) return false;
  const own = factsOf(entry, leaf);
  return (
    own.number === facts.number &&
    own.recordedAt === facts.recordedAt &&
    own.outcome === facts.outcome &&
    own.because === facts.because &&
    own.desk === facts.desk
  );
}
