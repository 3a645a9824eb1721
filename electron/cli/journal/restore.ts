import { accountName } from '../../node/account-name.ts';
import { restore as restoreFrom } from '../../node/journal/keeping/backup.ts';
import { BadUsage, needed, parseWords } from '../usage.ts';
import { tellProof } from './prove.ts';
import { reading } from './reading.ts';

/** `journal restore`: puts a backup that proves into a folder without a journal. */
export function restore(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    data: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [from] = positionals;
  if (from === undefined || positionals.length > 1) throw new BadUsage('one FOLDER is needed');
  const directory = needed('data', values.data);
  const proof = reading(() => restoreFrom(from, directory, accountName(), Date.now));
  return Promise.resolve(tellProof(proof, values.json === true));
}
