import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { type EntryFilter, passes } from '../../../../shared/record/filter.ts';
import { lineOf } from './bundle-format.ts';
import { type Delimiter, tableHead, tableLines, type TableRow } from './export-table.ts';
import { readStored } from '../texts/stored.ts';
import type { StoredText } from '../texts/texts.ts';

/** What an export came to. */
export interface Exported {
  /** How many entries were written, purged ones among them. */
  readonly entries: number;
  /** SHA-256 of the file, of a bundle's manifest: lower-case hex. */
  readonly digest: string;
}

/** How the entries are written. */
export type FileFormat =
  { readonly kind: 'jsonl' } | { readonly kind: 'csv'; readonly delimiter: Delimiter };

/**
 * Writes the wanted entries into a new file, which has its name from the beginning and its contents at the
 * end. `tell` hears of every row that was looked at, and may throw to end it.
 * Purged entries are told by number only, and only where every entry is wanted. Throws `JournalAltered` for
 * an entry that is not as it was written.
 */
export function writeEntries(
  file: string,
  rows: Iterable<StoredText>,
  format: FileFormat,
  filter: EntryFilter,
  tell: (number: number) => void,
): Exported {
  closeSync(openSync(file, 'wx'));
  const draft = `${file}.part`;
  try {
    const written = writeDraft(draft, rows, format, filter, tell);
    renameSync(draft, file);
    return written;
  } catch (error) {
    rmSync(draft, { force: true });
    // Ours, and still empty.
    if (statSync(file).size === 0) rmSync(file);
    throw error;
  }
}

function writeDraft(
  draft: string,
  rows: Iterable<StoredText>,
  format: FileFormat,
  filter: EntryFilter,
  tell: (number: number) => void,
): Exported {
  const opened = openSync(draft, 'w');
  const hash = createHash('sha256');
  const write = (text: string) => {
    hash.update(text);
    writeAll(opened, text);
  };
  let [kept, written]: [Wanted[], number] = [[], 0];
  const flush = () => {
    write(textOf(kept, format));
    written += kept.length;
    kept = [];
  };
  try {
    if (format.kind === 'csv') write(tableHead(format.delimiter));
    for (const row of rows) {
      tell(row.number);
      const wanted = wantedOf(row, filter);
      if (wanted) kept.push(wanted);
      if (kept.length === pieceRows) flush();
    }
    flush();
    fsyncSync(opened);
    return { entries: written, digest: hash.digest('hex') };
  } finally {
    closeSync(opened);
  }
}

/** A row that is wanted: its line, and its entry while it has one. */
interface Wanted {
  readonly line: string;
  readonly row: TableRow;
}

const pieceRows = 500;

function wantedOf(stored: StoredText, filter: EntryFilter): Wanted | undefined {
  const entry = readStored(stored);
  if (stored.text === undefined || !entry) {
    const isAll = Object.values(filter).every((wish) => wish === undefined);
    const row = { kind: 'purged-text', number: stored.number } as const;
    return isAll ? { line: lineOf(stored), row } : undefined;
  }
  return passes(filter, entry) ? { line: stored.text, row: entry } : undefined;
}

function textOf(rows: readonly Wanted[], format: FileFormat): string {
  if (format.kind === 'jsonl') return rows.map(({ line }) => `${line}\n`).join('');
  return rows.length === 0
    ? ''
    : tableLines(
        rows.map(({ row }) => row),
        format.delimiter,
      );
}

function writeAll(opened: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(opened, bytes, at);
}
