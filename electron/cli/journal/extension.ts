import { readFileSync } from 'node:fs';
import { notesIn } from '../../node/journal/checkpoint/anchor-notes.ts';
import {
  extensionText,
  makeExtension,
  type NoExtension,
  verifyExtension,
} from '../../node/journal/checkpoint/checkpoint-extension.ts';
import { BadUsage, exits, needed, parseWords, say } from '../usage.ts';
import { reading } from './reading.ts';
import { keyIn } from './verify.ts';

/** `journal extends`: the proof that today's journal begins with a checkpoint of an earlier day. */
export function extend(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, { data: { type: 'string' } });
  const directory = needed('data', values.data);
  const [note = ''] = notesIn(textOf(positionals));
  const made = reading(() => makeExtension(directory, note));
  if (typeof made === 'string') {
    process.stderr.write(`${sentences[made]}\n`);
    return Promise.resolve(exits.broken);
  }
  say(extensionText(made));
  return Promise.resolve(exits.valid);
}

/** `journal verify-extends`: verifies such a proof without any journal. */
export function verifyExtend(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, { key: { type: 'string' } });
  const key = values.key === undefined ? undefined : keyIn(values.key);
  const proved = verifyExtension(textOf(positionals), key);
  say(
    proved
      ? `holds: the journal of ${String(proved.later)} entries begins with the one of ${String(proved.earlier)}`
      : 'DOES NOT HOLD',
  );
  return Promise.resolve(proved ? exits.valid : exits.broken);
}

function textOf([file, ...more]: readonly string[]): string {
  if (file === undefined || more.length > 0) throw new BadUsage('one FILE is needed');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadUsage('the file can\u2019t be read');
  }
}

const sentences: Readonly<Record<NoExtension, string>> = {
  unreadable: 'the file holds no checkpoint of at least one entry',
  unsigned: 'nothing is signed in this journal yet',
  beyond:
    'that checkpoint spans more than the newest signed one: entries were cut off, or an older copy was put back',
};
