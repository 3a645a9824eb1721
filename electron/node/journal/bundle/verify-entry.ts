import { bundleFiles, readLine } from './bundle-format.ts';
import { type BundleSource, kindOf, openFolder } from './bundle-source.ts';
import { openZip, ZipDamaged } from './bundle-zip.ts';
import { openForReading } from '../reading/open-reading.ts';
import { openTexts } from '../texts/texts.ts';
import { linesOf } from './verify-lines.ts';
import type { ComparedEntry } from './verify-receipt.ts';

/** An entry of a journal by its number. Throws a `JournalError`. */
export function entryInJournal(directory: string, number: number): ComparedEntry | undefined {
  const { db, isEmpty } = openForReading(directory);
  try {
    const row = isEmpty ? undefined : openTexts(db).row(number);
    return (
      row && { line: row.text === undefined ? undefined : Buffer.from(row.text), leaf: row.leaf }
    );
  } finally {
    db.close();
  }
}

/** An entry of a bundle by its line, believed no further than the bundle itself is. */
export async function entryInBundle(
  path: string,
  number: number,
): Promise<ComparedEntry | undefined> {
  try {
    const source = await openSource(path);
    return source?.names.includes(bundleFiles.entries) ? await lineIn(source, number) : undefined;
  } catch (error) {
    if (error instanceof ZipDamaged) return undefined;
    throw error;
  }
}

async function openSource(path: string): Promise<BundleSource | undefined> {
  const kind = await kindOf(path);
  if (kind === 'nothing') return undefined;
  return kind === 'folder' ? openFolder(path) : openZip(path);
}

async function lineIn(source: BundleSource, number: number): Promise<ComparedEntry | undefined> {
  let at = 0;
  for await (const ended of linesOf(source.read(bundleFiles.entries))) {
    at += 1;
    if (at < number) continue;
    const line = ended.subarray(0, -1);
    const read = readLine(line);
    return read && { line: read.isPurged ? undefined : line, leaf: read.leaf };
  }
  return undefined;
}
