import {
  parseReceipt,
  parseReceiptLine,
  type ReceiptFacts,
} from '../../../../shared/record/receipt.ts';
import type { VerifierKey } from '../checkpoint/checkpoint-note.ts';
import { proveEntry } from '../checkpoint/receipt.ts';
import { verifyBundle } from './verify-bundle.ts';
import { entryInBundle, entryInJournal } from './verify-entry.ts';
import {
  compareFacts,
  type ComparedEntry,
  type ReceiptFault,
  verifyReceipt,
} from './verify-receipt.ts';

/** What a receipt is verified with, besides itself. */
export interface Beside {
  /** The key as the desk has shown it. */
  readonly key?: VerifierKey | undefined;
  /** The data folder of the journal. */
  readonly directory?: string | undefined;
  readonly bundle?: string | undefined;
}

/** What a receipt proves. */
export interface ReceiptReport {
  readonly holds: boolean;
  /** What it says; believed no further than the two lines below tell. */
  readonly facts: ReceiptFacts | undefined;
  /** Whether the leaf was proved to stand in the signed journal. */
  readonly isIncluded: boolean;
  /** Whether time, desk and verdict were compared with the entry itself. */
  readonly compared: 'entry' | 'leaf-only' | 'not';
  /** The key that signed the journal's head. */
  readonly key: string | undefined;
  readonly faults: readonly ReceiptFault[];
}

/**
 * Verifies a saved receipt, or the text of a QR, which has no proof of its own and holds only beside a
 * journal or a bundle. Throws a `JournalError` when the journal can't be read.
 */
export async function verifyReceiptText(text: string, beside: Beside): Promise<ReceiptReport> {
  const receipt = parseReceipt(text);
  const facts = receipt ?? parseReceiptLine(text);
  if (!facts) return unreadable;
  const inside = receipt ? verifyReceipt(receipt, beside.key) : [];
  const found = await findEntry(facts, beside);
  const faults = [...inside, ...(found ? found.faults : [])];
  return {
    holds: faults.length === 0 && (receipt !== undefined || found !== undefined),
    facts: plain(facts),
    isIncluded: receipt !== undefined && inside.length === 0,
    compared: found?.entry ? (found.entry.line ? 'entry' : 'leaf-only') : 'not',
    key: receipt?.key,
    faults,
  };
}

const unreadable: ReceiptReport = {
  holds: false,
  facts: undefined,
  isIncluded: false,
  compared: 'not',
  key: undefined,
  faults: ['receipt-unreadable'],
};

interface FoundEntry {
  readonly entry: ComparedEntry | undefined;
  readonly faults: readonly ReceiptFault[];
}

/** The entry of that number, and what is wrong with it; nothing where there is nothing to compare with. */
async function findEntry(
  facts: ReceiptFacts,
  { directory, bundle, key }: Beside,
): Promise<FoundEntry | undefined> {
  if (directory !== undefined) {
    const entry = entryInJournal(directory, facts.number);
    const isBroken = proveEntry(directory, facts.number)?.inclusion === 'broken';
    return { entry, faults: [...compareFacts(facts, entry), ...(isBroken ? broken : [])] };
  }
  if (bundle === undefined) return undefined;
  const entry = await entryInBundle(bundle, facts.number);
  const { holds } = await verifyBundle(bundle, key);
  return { entry, faults: [...compareFacts(facts, entry), ...(holds ? [] : broken)] };
}

const broken = ['kept-broken'] as const;

/** Without the proof, which nobody wants to read. */
function plain({ number, recordedAt, outcome, because, desk, leaf }: ReceiptFacts): ReceiptFacts {
  return { number, recordedAt, outcome, because, desk, leaf };
}
