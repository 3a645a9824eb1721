import { canonicalJson, parseCanonical } from '../../../../shared/record/canonical.ts';
import { bundleFiles, type ManifestFile } from './bundle-format.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { ReadLines } from './verify-lines.ts';
import type { Faults } from './verify-report.ts';

/** Length and digest of each file that was read to its end. */
export type FileSizes = Map<string, Omit<ManifestFile, 'name'>>;

/** What was found in the bundle itself. */
export interface FoundInBundle {
  readonly head: Checkpoint | undefined;
  readonly lines: ReadLines;
  readonly sizes: FileSizes;
}

/** Compares what a manifest says with what was found: it is not signed, so that it must not say anything else. */
export function checkManifest(text: string, found: FoundInBundle, faults: Faults): void {
  const manifest = parse(text);
  if (!manifest) {
    faults.add('manifest-unreadable');
    return;
  }
  const { program, madeAt } = manifest;
  const isAbout = typeof program === 'string' && Number.isSafeInteger(madeAt);
  const { files: told, ...rest } = manifest;
  const isSame = canonicalJson(rest) === canonicalJson({ ...expected(found), program, madeAt });
  if (!isAbout || !isSame) faults.add('manifest-differs', { file: bundleFiles.manifest });
  checkFiles(told, found.sizes, faults);
}

function expected({ head, lines: { entries, purged } }: FoundInBundle) {
  const kind = { format: 'zvirka-bundle', version: 1, filter: 'none' };
  const span = { entries, first: Math.min(entries, 1), last: entries, purged };
  return { ...kind, ...span, origin: head?.origin };
}

/** Each file that was read to its end must be as it is told; others have a fault already. */
function checkFiles(told: unknown, sizes: FileSizes, faults: Faults): void {
  const list: readonly unknown[] = Array.isArray(told) ? told : [];
  for (const name of Object.values(bundleFiles)) {
    if (name === bundleFiles.manifest) continue;
    const found = sizes.get(name);
    const row = list.find((one) => isNamed(one, name));
    if (!row || (found && canonicalJson(row) !== canonicalJson({ name, ...found }))) {
      faults.add('manifest-differs', { file: name });
    }
  }
  if (list.length !== Object.keys(bundleFiles).length - 1) faults.add('manifest-differs');
}

function isNamed(row: unknown, name: string): boolean {
  return typeof row === 'object' && row !== null && 'name' in row && row.name === name;
}

/** Canonical text has no name twice, and one way to write each thing. */
function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.endsWith('\n')) return undefined;
  const value = parseCanonical(text.slice(0, -1));
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPlain ? Object.fromEntries(Object.entries(value)) : undefined;
}
