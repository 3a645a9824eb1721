import { readFileSync } from 'node:fs';
import type { VerifierKey } from '../../node/journal/checkpoint/checkpoint-note.ts';
import { parseKeyFile } from '../../node/journal/checkpoint/checkpoint.ts';
import { verifyBundle } from '../../node/journal/bundle/verify-bundle.ts';
import type {
  BundleFault,
  BundleReport,
  FoundFault,
} from '../../node/journal/bundle/verify-report.ts';
import { BadUsage, exits, parseWords, say } from '../usage.ts';

/** `journal verify`: a bundle that anybody handed over; needs no journal and no installation key. */
export async function verify(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    key: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [bundle] = positionals;
  if (bundle === undefined || positionals.length > 1) throw new BadUsage('one BUNDLE is needed');
  const key = values.key === undefined ? undefined : keyIn(values.key);
  const report = await verifyBundle(bundle, key).catch(asUsage);
  say(values.json === true ? JSON.stringify(report) : sentenceOf(report));
  return report.holds ? exits.valid : exits.broken;
}

/** What the disk says is no finding of ours. */
function asUsage(error: unknown): never {
  const isOfTheWorld = error instanceof Error && 'syscall' in error;
  throw isOfTheWorld ? new BadUsage('the bundle can\u2019t be read') : error;
}

/** A verifier key in a file of one line, with or without its end. */
export function keyIn(file: string): VerifierKey {
  const key = parseKeyFile(`${textOf(file).trim()}\n`);
  if (!key) throw new BadUsage('--key: not a verifier key');
  return key;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadUsage('--key: the file can\u2019t be read');
  }
}

function sentenceOf(report: BundleReport): string {
  const { holds, entries, purged, origin, root, keyIs, key, faults } = report;
  if (!holds) return ['DOES NOT HOLD', ...faults.map(faultLine)].join('\n');
  return [
    `holds: ${String(entries)} entries of ${origin ?? ''}, ${String(purged)} of them told by their leaf only`,
    `root ${root ?? ''}, signed by ${key ?? ''}`,
    ...(keyIs === 'given' ? [] : [ownKey]),
  ].join('\n');
}

const ownKey =
  'no --key was given, so the bundle vouches for itself only: compare this key with the one that the desk shows';

function faultLine({ kind, line, file }: FoundFault): string {
  // SECURITY: a name out of a strange archive may hold anything, also what moves a terminal's cursor.
  const where =
    file === undefined
      ? ''
      : ` ${JSON.stringify(file)
          .replace(/[^ -~]/g, '?')
          .slice(0, 100)}`;
  const at = line === undefined ? '' : `line ${String(line)}: `;
  return `${at}${sentences[kind]}${where} (${kind})`;
}

const sentences: Readonly<Record<BundleFault, string>> = {
  'not-a-bundle': 'this is neither a folder nor a .zip',
  'zip-damaged': 'the .zip is damaged or says two things at once',
  'file-missing': 'a file is missing:',
  'file-unknown': 'a file that no bundle has:',
  'file-repeated': 'a file is there twice:',
  'file-too-long': 'a file is longer than it can be:',
  'manifest-unreadable': 'the manifest is not one that the program writes',
  'manifest-differs': 'the manifest says something else than what is there',
  'key-unreadable': 'the key file holds no verifier key',
  'key-differs': 'the bundle is signed by another key than the one given',
  'checkpoint-unsigned': 'the checkpoint is not signed by the key of its name',
  'line-unreadable': 'not a line that the program writes',
  'line-too-long': 'longer than any entry can be',
  'number-differs': 'another entry stands here',
  'line-differs': 'not the text that was hashed and signed',
  'lines-missing': 'this line and all after it are missing',
  'lines-left-over': 'from here on there is more than was signed',
  'leaves-differ': 'the leaf hashes are not those that were signed',
  'root-differs': 'the entries are not those that were signed; which of them can’t be told',
};
