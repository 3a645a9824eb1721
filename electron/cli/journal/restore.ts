import { accountName } from '../../node/account-name.ts';
import { PlaceTaken, restore as restoreFrom } from '../../node/journal/keeping/backup.ts';
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
  const proof = reading(() => put(from, directory));
  return Promise.resolve(tellProof(proof, values.json === true));
}

function put(from: string, directory: string) {
  try {
    return restoreFrom(from, directory, accountName(), Date.now);
  } catch (error) {
    if (error instanceof PlaceTaken) throw new BadUsage(`--data: ${error.message}`);
    throw error;
  }
}
