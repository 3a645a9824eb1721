import { receiptLine, receiptText } from '../../../shared/record/receipt.ts';
import { standIn, writing } from '../../node/journal/as-writer.ts';
import { makeReceipt, type NoReceipt } from '../../node/journal/checkpoint/receipt.ts';
import { proofKeyOf } from '../../node/keys.ts';
import { BadUsage, exits, needed, parseWords, say } from '../usage.ts';
import { reading } from './reading.ts';

/** `journal receipt`: the confirmation of one check, with its proof, as one line of JSON or as the text of its QR. */
export function receipt(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    data: { type: 'string' },
    qr: { type: 'boolean' },
  });
  const [word = ''] = positionals;
  if (!/^[1-9]\d{0,14}$/.test(word) || positionals.length > 1) {
    throw new BadUsage('one NUMBER is needed');
  }
  const directory = needed('data', values.data);
  const made = reading(() => receiptOf(directory, Number(word)));
  if (typeof made === 'string') {
    process.stderr.write(`${sentences[made]}\n`);
    return Promise.resolve(exits.broken);
  }
  say(values.qr === true ? receiptLine(made) : receiptText(made));
  return Promise.resolve(exits.valid);
}

/** Signs the head first where no checkpoint spans the entry yet, and nobody else has the journal open. */
function receiptOf(directory: string, number: number) {
  const made = makeReceipt(directory, number);
  const key = proofKeyOf(directory);
  if (made !== 'not-yet' || !key || key === 'sealed') return made;
  writing(directory, key, (journal) => journal.checkpoint(standIn(journal, '').desk));
  return makeReceipt(directory, number);
}

const sentences: Readonly<Record<NoReceipt, string>> = {
  absent: 'the journal has no entry of that number',
  purged: 'the text of that entry was purged: only its leaf is kept',
  'no-check': 'that entry tells of something else than a check',
  'not-yet': 'no checkpoint spans that entry yet, and none can be signed here',
};
