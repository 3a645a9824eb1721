import { readFileSync } from 'node:fs';
import {
  type ReceiptReport,
  verifyReceiptText,
} from '../../node/journal/bundle/verify-receipt-text.ts';
import type { ReceiptFault } from '../../node/journal/bundle/verify-receipt.ts';
import { BadUsage, exits, parseWords, say } from '../usage.ts';
import { readingSoon } from './reading.ts';
import { keyIn } from './verify.ts';

/** `journal verify-receipt`: a saved receipt, or a file with the text of a QR, beside a journal, a bundle or nothing. */
export async function verifyOne(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    key: { type: 'string' },
    data: { type: 'string' },
    bundle: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new BadUsage('one FILE is needed');
  const key = values.key === undefined ? undefined : keyIn(values.key);
  const beside = { key, directory: values.data, bundle: values.bundle };
  const report = await readingSoon(() => verifyReceiptText(textOf(file), beside));
  say(values.json === true ? JSON.stringify(report) : sentenceOf(report));
  return report.holds ? exits.valid : exits.broken;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadUsage('the receipt can\u2019t be read');
  }
}

function sentenceOf({ holds, facts, isIncluded, compared, key, faults }: ReceiptReport): string {
  if (!holds) {
    const lines = faults.map((fault) => `${sentences[fault]} (${fault})`);
    return ['DOES NOT HOLD', ...(lines.length > 0 ? lines : [nothingToCompare])].join('\n');
  }
  const { number = 0, recordedAt = 0, outcome = '', desk = '' } = facts ?? {};
  const when = new Date(recordedAt).toISOString();
  return [
    `holds: entry ${String(number)}, ${when}, ${outcome}, ${desk}`,
    ...(isIncluded ? [`its leaf stands in the journal signed by ${key ?? ''}`] : []),
    comparisons[compared],
  ].join('\n');
}

const comparisons: Readonly<Record<ReceiptReport['compared'], string>> = {
  entry: 'time, desk and verdict are those of the entry',
  'leaf-only': 'the entry’s text was purged: time, desk and verdict can’t be compared any more',
  not: 'time, desk and verdict were not compared: give --data or --bundle',
};

const nothingToCompare =
  'the text of a QR proves nothing by itself: give --data or --bundle to compare it with';

const sentences: Readonly<Record<ReceiptFault, string>> = {
  'receipt-unreadable': 'not a receipt that the program writes',
  'key-unreadable': 'the receipt holds no verifier key',
  'key-differs': 'the receipt is signed by another key than the one given',
  'checkpoint-unsigned': 'the checkpoint is not signed by the key of its name',
  'inclusion-differs': 'the leaf does not stand at that number in the signed journal',
  'kept-broken': 'the journal or the bundle beside it does not hold itself',
  'entry-missing': 'there is no entry of that number',
  'leaf-differs': 'the entry of that number is another one',
  'facts-differ': 'the entry is there, but time, desk or verdict are not those of it',
};
