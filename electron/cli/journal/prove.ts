import { type AnchorReport, weighAnchors } from '../../node/journal/checkpoint/anchor-proof.ts';
import type { Proof } from '../../node/journal/prove/proof.ts';
import { proveJournal } from '../../node/journal/prove/prove.ts';
import { proofKeyOf } from '../../node/keys.ts';
import { BadUsage, exits, needed, parseWords, say } from '../usage.ts';
import { anchorLines, anchorsGiven } from './anchors-given.ts';
import { reading } from './reading.ts';

/** `journal prove`: reading only, also beside a desk at work; tells apart what is anchored and what is only chained. */
export async function prove(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    data: { type: 'string' },
    anchor: { type: 'string', multiple: true },
    anchors: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new BadUsage('too many words');
  const directory = needed('data', values.data);
  const notes = await anchorsGiven(values);
  const key = reading(() => proofKeyOf(directory));
  const proof = reading(() => proveJournal(directory, key));
  // A journal whose file or tables are broken can't be weighed; that much was said already.
  const anchors =
    proof.holds || isWhole(proof) ? reading(() => weighAnchors(directory, key, notes)) : undefined;
  const holds = proof.holds && anchors?.holds !== false;
  const firstBad = proof.firstBad ?? anchors?.firstBad;
  const whole = { ...proof, holds, firstBad, anchors };
  say(values.json === true ? JSON.stringify(whole) : sentenceOf(whole, anchors));
  if (!whole.holds) return exits.broken;
  return proof.tag === 'holds' ? exits.valid : exits.notProved;
}

/** Says what a proof came to; gives the exit code. */
export function tellProof(proof: Proof, isJson: boolean): number {
  say(isJson ? JSON.stringify(proof) : sentenceOf(proof, undefined));
  if (!proof.holds) return exits.broken;
  return proof.tag === 'holds' ? exits.valid : exits.notProved;
}

function isWhole({ faults }: Proof): boolean {
  return !faults.some(({ kind }) => structural.has(kind));
}

const structural: ReadonlySet<string> = new Set([
  'file-damaged',
  'schema-changed',
  'number-missing',
  'subtree-differs',
]);

function sentenceOf(
  { holds, size, root, unfinished, tag, faults }: Proof,
  anchors: AnchorReport | undefined,
): string {
  const isKeyLost = faults.some(({ kind }) => kind === 'key-missing');
  const told = tag === 'holds' ? 'holds' : 'holds as far as it could be checked';
  const faulty = faults.map(({ kind, number }) => (number ? `${kind} at ${String(number)}` : kind));
  return [
    `${holds ? told : 'DOES NOT HOLD'}: ${String(size)} entries, root ${root}, head ${tag}`,
    ...(tag === 'not-checked' && !isKeyLost ? [notChecked] : []),
    ...(unfinished > 0 ? [`${String(unfinished)} checks have begun and have no entry yet`] : []),
    ...faulty,
    ...(anchors ? anchorLines(anchors, size) : []),
  ].join('\n');
}

const notChecked =
  'the head could not be checked here: the system keeps the installation key from this command';
