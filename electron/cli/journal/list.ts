import type { Entry } from '../../../shared/record/entry.ts';
import { readEntries } from '../../node/journal/reading/read-journal.ts';
import { BadUsage, exits, needed, parseWords, say } from '../usage.ts';
import { noteView } from './note-view.ts';
import { reading } from './reading.ts';

/**
 * `journal list`: oldest first, one at a time, as a journal may be larger than the memory; also beside a desk at
 * work. A view past the desk is itself an entry, wherever one can be made.
 */
export function list(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    data: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new BadUsage('too many words');
  const directory = needed('data', values.data);
  const isNoted = noteView(directory);
  reading(() => {
    for (const entry of readEntries(directory)) {
      say(values.json === true ? JSON.stringify(entry) : lineOf(entry));
    }
  });
  if (!isNoted) process.stderr.write('this view could not be noted in the journal\n');
  return Promise.resolve(exits.valid);
}

function lineOf(entry: Entry): string {
  const columns = [String(entry.number), new Date(entry.recordedAt).toISOString()];
  if (entry.kind !== 'check') return [...columns, entry.kind].join('\t');
  const { outcome, because, looksLike, documentType, source } = entry;
  return [...columns, outcome, because ?? looksLike ?? '-', documentType ?? '-', source].join('\t');
}
