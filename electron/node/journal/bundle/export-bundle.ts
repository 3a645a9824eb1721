import { canonicalJson } from '../../../../shared/record/canonical.ts';
import { leafHash } from '../../../../shared/record/tree.ts';
import { bundleFiles, lineOf, type Manifest, type ManifestFile } from './bundle-format.ts';
import { verifierPage } from './bundle-verifier.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { ExportError } from './export-error.ts';
import type { Exported } from './export-file.ts';
import type { Sink } from './export-sink.ts';
import { sha256 } from '../head-tag.ts';
import type { StoredText } from '../texts/texts.ts';

/** What a bundle is made of. */
export interface BundleOf {
  /** The entries that the checkpoint spans, and their leaves. */
  readonly rows: Iterable<StoredText>;
  readonly leaves: Iterable<Buffer>;
  readonly head: Checkpoint;
  /** Its signed note, and the verifier key as text. */
  readonly note: string;
  readonly key: string;
  readonly program: string;
  /** UTC milliseconds. */
  readonly madeAt: number;
}

/** Writes a bundle; `tell` hears of every row, and may throw to end it. Returns how many entries it holds. */
export function writeBundle(sink: Sink, parts: BundleOf, tell: (number: number) => void): Exported {
  let purged = 0;
  const lines = function* () {
    for (const row of parts.rows) {
      tell(row.number);
      if (row.text === undefined) purged += 1;
      yield Buffer.from(`${sound(row)}\n`);
    }
  };
  const { size } = parts.head;
  const files = [
    writePieces(sink, bundleFiles.entries, size, lines()),
    writePieces(sink, bundleFiles.leaves, size, parts.leaves),
    writeText(sink, bundleFiles.checkpoint, parts.note),
    writeText(sink, bundleFiles.key, `${parts.key}\n`),
    writeText(sink, bundleFiles.verifier, verifierPage),
  ];
  const manifest = manifestOf(parts, purged, files);
  const { sha256: digest } = writeText(sink, bundleFiles.manifest, `${canonicalJson(manifest)}\n`);
  sink.finish();
  return { entries: manifest.entries, digest };
}

function manifestOf(
  { head, program, madeAt }: BundleOf,
  purged: number,
  files: readonly ManifestFile[],
): Manifest {
  const { origin, size } = head;
  const span = { entries: size, first: Math.min(size, 1), last: size, purged };
  const kind = { format: 'zvirka-bundle', version: 1, filter: 'none' } as const;
  return { ...kind, program, madeAt, origin, ...span, files };
}

/** The row's line. An altered journal is never handed on as if it were whole. */
function sound(row: StoredText): string {
  const line = lineOf(row);
  const isSound = row.text === undefined || row.leaf.equals(leafHash(sha256, Buffer.from(line)));
  if (!isSound) throw new ExportError('altered');
  return line;
}

/** Writes in pieces of a quarter of a megabyte: a call for each row would take twice the time. */
function writePieces(sink: Sink, name: string, size: number, all: Iterable<Buffer>): ManifestFile {
  const file = sink.file(name);
  let [kept, length, count]: [Buffer[], number, number] = [[], 0, 0];
  for (const bytes of all) {
    count += 1;
    length += bytes.length;
    kept.push(bytes);
    if (length < pieceBytes) continue;
    file.write(Buffer.concat(kept));
    [kept, length] = [[], 0];
  }
  if (count !== size) throw new ExportError('altered');
  file.write(Buffer.concat(kept));
  return file.end();
}

const pieceBytes = 262_144;

function writeText(sink: Sink, name: string, text: string): ManifestFile {
  const file = sink.file(name);
  file.write(Buffer.from(text));
  return file.end();
}
