import type { Entry } from '../../shared/record/entry.ts';
import { JournalError } from '../node/journal/errors.ts';
import { proveJournal, type Proof, type ProofKey } from '../node/journal/prove.ts';
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
  if (!proof.holds) return exits.broken;
  return proof.tag === 'holds' ? exits.valid : exits.notProved;
}

/** A key that the system keeps from this command leaves the head unchecked, and the proof says so. */
function keyOf(directory: string): ProofKey {
  try {
    return existingKey(directory);
  } catch (error) {
    if (error instanceof JournalError && error.name === 'KeySealed') return 'sealed';
    throw error;
  }
}

function sentenceOf({ holds, size, root, unfinished, tag, faults }: Proof): string {
  const isKeyLost = faults.some(({ kind }) => kind === 'key-missing');
  const told = tag === 'holds' ? 'holds' : 'holds as far as it could be checked';
  const faulty = faults.map(({ kind, number }) => (number ? `${kind} at ${String(number)}` : kind));
  return [
    `${holds ? told : 'DOES NOT HOLD'}: ${String(size)} entries, root ${root}, head ${tag}`,
    ...(tag === 'not-checked' && !isKeyLost ? [notChecked] : []),
    ...(unfinished > 0 ? [`${String(unfinished)} checks have begun and have no entry yet`] : []),
    ...faulty,
  ].join('\n');
}

const notChecked =
  'the head could not be checked here: the system keeps the installation key from this command';

function reading<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof JournalError) throw new BadUsage(`--data: ${error.message}`);
    throw error;
  }
}
