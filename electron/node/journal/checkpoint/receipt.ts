import { inclusionProof, provesInclusion } from '../../../../shared/record/inclusion.ts';
import type { CheckEntry } from '../../../../shared/record/entry.ts';
import { parseEntry } from '../../../../shared/record/parse-entry.ts';
import type { Receipt, ReceiptFacts } from '../../../../shared/record/receipt.ts';
import { parseVerifierKey } from './checkpoint-note.ts';
import { openCheckpoint } from './checkpoint.ts';
import { newestCheckpoint, type OwnNote } from './checkpoint-store.ts';
import { subtreeReader } from './checkpoint-tree.ts';
import type { ReadableDb } from '../database.ts';
import { JournalError } from '../errors.ts';
import { sha256 } from '../head-tag.ts';
import { openForReading } from '../reading/open-reading.ts';
import { openTexts, type StoredText } from '../texts/texts.ts';

/** One entry's place in the tree. */
export interface EntryProof {
  /** Lower-case hex. */
  readonly leaf: string;
  /** Whether the newest signed checkpoint holds this entry, by an inclusion proof made on the spot. */
  readonly inclusion: 'proved' | 'not-yet' | 'broken';
  /** Size of that checkpoint; absent while there is none. */
  readonly checkpointSize: number | undefined;
}

/** Why there is no receipt. */
export type NoReceipt =
  | 'absent' // no entry of that number
  | 'purged' // its text is gone
  | 'no-check' // it tells of something else
  | 'not-yet'; // no checkpoint spans it: one has to be made first

/** How an entry stands in the tree; nothing when there is none of that number. Throws a `JournalError`. */
export function proveEntry(directory: string, number: number): EntryProof | undefined {
  return withJournal(directory, (db) => {
    const row = openTexts(db).row(number);
    const kept = newestCheckpoint(db)();
    if (!row) return undefined;
    const shown = { leaf: row.leaf.toString('hex'), checkpointSize: kept?.size };
    if (!kept || kept.size < number) return { ...shown, inclusion: 'not-yet' };
    return { ...shown, inclusion: isProved(db, row, kept) ? 'proved' : 'broken' };
  });
}

/** The receipt of a check. Throws a `JournalError`, and `JournalAltered` when the entry is not what was hashed. */
export function makeReceipt(directory: string, number: number): Receipt | NoReceipt {
  return withJournal(directory, (db) => {
    const row = openTexts(db).row(number);
    if (!row) return 'absent';
    if (row.text === undefined) return 'purged';
    const entry = parseEntry(row.text);
    if (entry && entry.kind !== 'check') return 'no-check';
    const kept = newestCheckpoint(db)();
    if (!kept || kept.size < number) return 'not-yet';
    if (!entry || !isProved(db, row, kept)) throw new JournalError('JournalAltered');
    const format = { format: 'zvirka-receipt', version: 1 } as const;
    const path = pathOf(db, number, kept).map((hash) => Buffer.from(hash).toString('hex'));
    return { ...format, ...factsOf(entry, row.leaf), path, checkpoint: kept.note, key: kept.key };
  });
}

/** What a receipt says of a check. */
export function factsOf(
  { number, recordedAt, outcome, because, desk }: CheckEntry,
  leaf: Buffer,
): ReceiptFacts {
  return { number, recordedAt, outcome, because, desk, leaf: leaf.toString('hex') };
}

function isProved(db: ReadableDb, { number, leaf }: StoredText, kept: OwnNote): boolean {
  const key = parseVerifierKey(kept.key);
  const head = key && openCheckpoint(kept.note, key);
  if (head?.size !== kept.size) return false;
  const place = { index: number - 1, size: kept.size };
  return provesInclusion(sha256, place, leaf, pathOf(db, number, kept), head.root);
}

function pathOf(db: ReadableDb, number: number, { size }: OwnNote): readonly Uint8Array[] {
  return inclusionProof({ index: number - 1, size }, subtreeReader(db));
}

function withJournal<Value>(directory: string, work: (db: ReadableDb) => Value): Value {
  const { db, isSchemaOurs, isEmpty } = openForReading(directory);
  try {
    if (!isSchemaOurs || isEmpty)
      throw new JournalError(isEmpty ? 'JournalMissing' : 'JournalAltered');
    return db.transaction(() => work(db))();
  } finally {
    db.close();
  }
}
