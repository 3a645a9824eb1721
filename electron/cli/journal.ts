import type { Entry } from '../../shared/record/entry.ts';
import { JournalError } from '../node/journal/errors.ts';
import { proveJournal, type Proof } from '../node/journal/prove.ts';
import { readEntries } from '../node/journal/read-journal.ts';
import { existingKey } from '../node/keys.ts';
import { BadUsage, exits, needed, oneOf, parseWords, say } from './usage.ts';

/** `journal list` and `journal prove`: reading only, also beside a desk at work. */
export function journal(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    data: { type: 'string' },
    json: { type: 'boolean' },
  });
  const what = oneOf('journal', positionals[0], ['list', 'prove']);
  if (positionals.length > 1) throw new BadUsage('too many words');
  const directory = needed('data', values.data);
  const isJson = values.json === true;
  return Promise.resolve(what === 'list' ? list(directory, isJson) : prove(directory, isJson));
}

/** Oldest first, one at a time: a journal may be larger than the memory. */
function list(directory: string, isJson: boolean): number {
  reading(() => {
    for (const entry of readEntries(directory)) say(isJson ? JSON.stringify(entry) : lineOf(entry));
  });
  return exits.valid;
}

function lineOf({
  number,
  recordedAt,
  outcome,
  because,
  looksLike,
  documentType,
  source,
}: Entry): string {
  const columns = [String(number), new Date(recordedAt).toISOString(), outcome];
  return [...columns, because ?? looksLike ?? '-', documentType ?? '-', source].join('\t');
}

function prove(directory: string, isJson: boolean): number {
  const proof = reading(() => proveJournal(directory, keyOf(directory)));
  say(isJson ? JSON.stringify(proof) : sentenceOf(proof));
  return proof.holds ? exits.valid : exits.broken;
}

/** A key that this account can't open leaves the seal unchecked, and the proof says so. */
function keyOf(directory: string): Uint8Array | undefined {
  try {
    return existingKey(directory);
  } catch (error) {
    if (error instanceof JournalError && error.name === 'KeySealed') return undefined;
    throw error;
  }
}

function sentenceOf({ holds, size, root, unfinished, sealed, faults }: Proof): string {
  const faulty = faults.map(({ kind, number }) => (number ? `${kind} at ${String(number)}` : kind));
  return [
    `${holds ? 'holds' : 'DOES NOT HOLD'}: ${String(size)} entries, root ${root}, seal ${sealed}`,
    ...(unfinished > 0 ? [`${String(unfinished)} checks have begun and have no entry yet`] : []),
    ...faulty,
  ].join('\n');
}

function reading<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof JournalError) throw new BadUsage(`--data: ${error.message}`);
    throw error;
  }
}
