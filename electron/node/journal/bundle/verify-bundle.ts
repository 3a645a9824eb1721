import { createHash } from 'node:crypto';
import { bundleFiles } from './bundle-format.ts';
import { type BundleSource, kindOf, openFolder } from './bundle-source.ts';
import { openZip, ZipDamaged } from './bundle-zip.ts';
import type { VerifierKey } from '../checkpoint/checkpoint-note.ts';
import { type Checkpoint, openCheckpoint, parseKeyFile } from '../checkpoint/checkpoint.ts';
import { areLeavesOf, readLines, type ReadLines } from './verify-lines.ts';
import { checkManifest, type FileSizes } from './verify-manifest.ts';
import { type BundleReport, type Faults, gatherFaults } from './verify-report.ts';

/**
 * Verifies a bundle, a folder or a .zip, whoever made it: nothing in it is believed before it is proved.
 * With `given`, the key as the desk has shown it, the bundle must be signed by it; without, it vouches
 * only for itself. Throws what reading the disk throws.
 */
export async function verifyBundle(path: string, given?: VerifierKey): Promise<BundleReport> {
  const faults = gatherFaults();
  const kind = await kindOf(path);
  if (kind === 'nothing') faults.add('not-a-bundle');
  try {
    const source =
      kind === 'folder' ? await openFolder(path) : kind === 'file' && (await openZip(path));
    if (source) return await examine(source, given, faults);
  } catch (error) {
    if (!(error instanceof ZipDamaged)) throw error;
    faults.add('zip-damaged');
  }
  return report(faults, { entries: 0, purged: 0 }, undefined, undefined, given);
}

async function examine(
  source: BundleSource,
  given: VerifierKey | undefined,
  faults: Faults,
): Promise<BundleReport> {
  checkNames(source, faults);
  const texts = new Map<string, string>();
  const sizes: FileSizes = new Map();
  for (const [name, longest] of Object.entries(longestTexts)) {
    const text = await textOf(source, name, longest, sizes, faults);
    if (text !== undefined) texts.set(name, text);
  }
  const key = parseKeyFile(texts.get(bundleFiles.key) ?? '');
  if (!key && texts.has(bundleFiles.key)) faults.add('key-unreadable');
  if (key && given && key.text !== given.text) faults.add('key-differs');
  const note = texts.get(bundleFiles.checkpoint);
  const head = key && note !== undefined ? openCheckpoint(note, key) : undefined;
  if (!head && note !== undefined) faults.add('checkpoint-unsigned');
  const lines = await examineLines(source, head, sizes, faults);
  const manifest = texts.get(bundleFiles.manifest);
  if (manifest !== undefined) checkManifest(manifest, { head, lines, sizes }, faults);
  return report(faults, lines, key, head, given);
}

/** The files that are read whole, and how long they may be: far more than they are. */
const longestTexts: Readonly<Record<string, number>> = {
  [bundleFiles.key]: 10_000,
  [bundleFiles.checkpoint]: 100_000,
  [bundleFiles.manifest]: 100_000,
  [bundleFiles.verifier]: 2_000_000,
};

function checkNames({ names }: BundleSource, faults: Faults): void {
  const known: readonly string[] = Object.values(bundleFiles);
  for (const name of known) if (!names.includes(name)) faults.add('file-missing', { file: name });
  names.forEach((name, at) => {
    if (!known.includes(name)) faults.add('file-unknown', { file: name });
    else if (names.indexOf(name) !== at) faults.add('file-repeated', { file: name });
  });
}

async function textOf(
  source: BundleSource,
  name: string,
  longest: number,
  sizes: FileSizes,
  faults: Faults,
): Promise<string | undefined> {
  if (!source.names.includes(name)) return undefined;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of measured(source, name, sizes)) {
    pieces.push(piece);
    length += piece.length;
    if (length > longest) {
      faults.add('file-too-long', { file: name });
      return undefined;
    }
  }
  const bytes = Buffer.concat(pieces);
  const text = bytes.toString('utf8');
  // Bytes that are no UTF-8 are no text: nothing of ours reads as the empty one.
  return bytes.equals(Buffer.from(text)) ? text : '';
}

async function examineLines(
  source: BundleSource,
  head: Checkpoint | undefined,
  sizes: FileSizes,
  faults: Faults,
): Promise<ReadLines> {
  const hasLeaves = source.names.includes(bundleFiles.leaves);
  const isVouched =
    hasLeaves && head && (await areLeavesOf(measured(source, bundleFiles.leaves, sizes), head));
  if (hasLeaves && head && !isVouched) faults.add('leaves-differ', { file: bundleFiles.leaves });
  if (!source.names.includes(bundleFiles.entries)) return { entries: 0, purged: 0 };
  const leaves = isVouched ? source.read(bundleFiles.leaves) : undefined;
  return readLines(measured(source, bundleFiles.entries, sizes), leaves, head, faults);
}

/** The bytes of a file; its length and digest are known when it was read to its end. */
async function* measured(
  source: BundleSource,
  name: string,
  sizes: FileSizes,
): AsyncGenerator<Buffer, undefined> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of source.read(name)) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  sizes.set(name, { bytes, sha256: hash.digest('hex') });
  return undefined;
}

function report(
  faults: Faults,
  { entries, purged }: ReadLines,
  key: VerifierKey | undefined,
  head: Checkpoint | undefined,
  given: VerifierKey | undefined,
): BundleReport {
  const isGiven = given && key?.text === given.text;
  return {
    holds: faults.found.length === 0,
    entries,
    purged,
    origin: head?.origin,
    root: head && Buffer.from(head.root).toString('hex'),
    key: key?.text,
    keyIs: given ? (isGiven ? 'given' : 'another') : 'its-own',
    faults: faults.found,
  };
}
