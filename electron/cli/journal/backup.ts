import { existsSync } from 'node:fs';
import { backUp } from '../../node/journal/keeping/backup.ts';
import { BadUsage, needed, parseWords } from '../usage.ts';
import { tellProof } from './prove.ts';
import { reading } from './reading.ts';

/** `journal backup`: a copy that is proved, also beside a desk at work. */
export function backup(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    data: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new BadUsage('too many words');
  const directory = needed('data', values.data);
  const out = needed('out', values.out);
  if (existsSync(out)) throw new BadUsage('--out: there is something already');
  const proof = reading(() => backUp(directory, out));
  return Promise.resolve(tellProof(proof, values.json === true));
}
