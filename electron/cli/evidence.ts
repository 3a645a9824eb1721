import { writeFileSync } from 'node:fs';
import { attempt } from '../node/journal/attempt.ts';
import { existingKey } from '../node/keys.ts';
import { readEvidence } from '../node/registry/evidence-store.ts';
import { reading } from './journal/reading.ts';
import { BadUsage, exits, needed, parseWords, say } from './usage.ts';

/** `evidence DIGEST`: unseals a signed exchange for an auditor. It holds personal data. */
export function evidence(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    data: { type: 'string' },
    out: { type: 'string' },
  });
  const [digest = '', ...others] = positionals;
  if (others.length > 0) throw new BadUsage('too many words');
  const directory = needed('data', values.data);
  const out = needed('out', values.out);
  const key = reading(() => existingKey(directory));
  const container = key && readEvidence(directory, digest, key);
  if (!container) throw new BadUsage('no evidence of that digest can be opened here');
  const written = attempt(() => writeFileSync(out, container, { flag: 'wx', mode: 0o600 }));
  if (!written.ok) throw new BadUsage('--out: the file is there already, or can\u2019t be written');
  say(`${String(container.length)} bytes`);
  return Promise.resolve(exits.valid);
}
