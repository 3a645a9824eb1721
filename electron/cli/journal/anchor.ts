import { standIn, writing } from '../../node/journal/as-writer.ts';
import {
  newestCheckpoint,
  neighbourCheckpoints,
} from '../../node/journal/checkpoint/checkpoint-store.ts';
import { dropNote } from '../../node/journal/checkpoint/anchor-folder.ts';
import { openForReading } from '../../node/journal/reading/open-reading.ts';
import { proofKeyOf } from '../../node/keys.ts';
import { BadUsage, exits, needed, parseWords, say } from '../usage.ts';
import { reading } from './reading.ts';

/** `journal anchor`: the newest signed head of the journal, into a folder or onto standard output. */
export async function anchor(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    data: { type: 'string' },
    out: { type: 'string' },
    neighbours: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new BadUsage('too many words');
  const directory = needed('data', values.data);
  if (values.neighbours === true) {
    process.stdout.write(reading(() => neighboursOf(directory)).join('\n'));
    return exits.valid;
  }
  const note = reading(() => newestNote(directory));
  if (note === undefined) {
    process.stderr.write('nothing is signed yet, and nothing can be signed here\n');
    return exits.broken;
  }
  if (values.out === undefined) process.stdout.write(note);
  else await drop(values.out, note);
  return exits.valid;
}

async function drop(folder: string, note: string): Promise<void> {
  try {
    await dropNote(folder, note);
    say('the checkpoint lies there');
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new BadUsage('--out: not a folder that may be written');
    throw error;
  }
}

/** Signs the head as it is; the newest kept checkpoint must do while a desk is at work or the key is kept from us. */
function newestNote(directory: string): string | undefined {
  const key = proofKeyOf(directory);
  if (!key || key === 'sealed') return keptNote(directory);
  const made = writing(directory, key, (journal) => journal.checkpoint(standIn(journal, '').desk));
  return made?.ok ? made.value.note : keptNote(directory);
}

function keptNote(directory: string): string | undefined {
  const { db, isEmpty } = openForReading(directory);
  try {
    return isEmpty ? undefined : newestCheckpoint(db)()?.note;
  } finally {
    db.close();
  }
}

function neighboursOf(directory: string): readonly string[] {
  const { db, isEmpty } = openForReading(directory);
  try {
    return isEmpty ? [] : neighbourCheckpoints(db).map(({ note }) => note);
  } finally {
    db.close();
  }
}
