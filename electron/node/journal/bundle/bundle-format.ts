import { canonicalJson } from '../../../../shared/record/canonical.ts';
import { parseEntry } from '../../../../shared/record/parse-entry.ts';
import { leafHash } from '../../../../shared/record/tree.ts';
import { sha256 } from '../head-tag.ts';

/** The files of a bundle: a folder, or a .zip without folders. */
export const bundleFiles = {
  /** One canonical text per line, in order, each line ended by a line feed. */
  entries: 'entries.jsonl',
  /** The leaf hashes in order, 32 bytes each: they tell which line was changed. */
  leaves: 'leaves.bin',
  /** The signed note (C2SP tlog-checkpoint). */
  checkpoint: 'checkpoint.txt',
  /** The verifier key (C2SP signed-note), one line. */
  key: 'key.txt',
  /** A page for any browser that checks the bundle. */
  verifier: 'verifier.html',
  /** What is here: written last, so that a bundle that was broken off has none. */
  manifest: 'manifest.json',
} as const;

/** What a bundle says of itself, as canonical JSON and a line feed. It is not signed: everything in it is checked. */
export interface Manifest {
  readonly format: 'zvirka-bundle';
  readonly version: 1;
  /** The program's version. */
  readonly program: string;
  /** UTC milliseconds. */
  readonly madeAt: number;
  readonly origin: string;
  readonly entries: number;
  /** Numbers of the first and the last entry; both 0 when there is none. */
  readonly first: number;
  readonly last: number;
  /** How many of them are told by their leaf only. */
  readonly purged: number;
  /** A bundle is whole. */
  readonly filter: 'none';
  readonly files: readonly ManifestFile[];
}

export interface ManifestFile {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** The longest line that an entry can be. */
export const longestLine = 16_384;

/** The line of an entry, without its end; of a purged one its leaf. */
export function lineOf(row: {
  readonly number: number;
  readonly text: string | undefined;
  readonly leaf: Buffer;
}): string {
  const { number, leaf } = row;
  return row.text ?? canonicalJson({ leaf: leaf.toString('base64'), number, purged: true });
}

/** What a line is: its entry's number and leaf hash; nothing when no program of ours writes such a line. */
export function readLine(
  line: Buffer,
): { readonly number: number; readonly leaf: Uint8Array; readonly isPurged: boolean } | undefined {
  const text = line.toString('utf8');
  if (!line.equals(Buffer.from(text))) return undefined;
  const purged = purgedLine.exec(text);
  if (purged) return readPurged(purged[1] ?? '', Number(purged[2]));
  const entry = parseEntry(text);
  return entry && { number: entry.number, leaf: leafHash(sha256, line), isPurged: false };
}

const purgedLine = /^\{"leaf":"([\w+/=]{44})","number":([1-9]\d{0,15}),"purged":true\}$/;

function readPurged(encoded: string, number: number) {
  const leaf = Buffer.from(encoded, 'base64');
  const isRead = leaf.length === 32 && leaf.toString('base64') === encoded;
  return isRead && Number.isSafeInteger(number) ? { number, leaf, isPurged: true } : undefined;
}
