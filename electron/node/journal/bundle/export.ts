import type { EntryFilter } from '../../../../shared/record/filter.ts';
import type { ExportFormat } from '../../../../shared/record/happening.ts';
import { parseVerifierKey } from '../checkpoint/checkpoint-note.ts';
import { type Checkpoint, openCheckpoint } from '../checkpoint/checkpoint.ts';
import type { ReadableDb } from '../database.ts';
import { writeBundle } from './export-bundle.ts';
import { ExportError } from './export-error.ts';
import { type Exported, writeEntries } from './export-file.ts';
import { folderSink, zipSink } from './export-sink.ts';
import type { Delimiter } from './export-table.ts';
import { openForReading } from '../reading/open-reading.ts';
import { openTexts } from '../texts/texts.ts';

/** A signed note and the key that it is to be verified with, both as text. */
export interface Seal {
  readonly note: string;
  readonly key: string;
}

/** What is to be exported, and where to; plain values, as it crosses into a worker. */
export interface ExportOrder {
  /** The data folder. */
  readonly directory: string;
  /** A new file, or a new folder for a bundle that is no .zip. */
  readonly out: string;
  readonly format: ExportFormat;
  /** A bundle as one file. */
  readonly zip: boolean;
  /** A bundle is whole and takes none. */
  readonly filter: EntryFilter;
  readonly delimiter: Delimiter;
  /** Entries 1 to this one; a bundle goes as far as its checkpoint. */
  readonly size: number;
  /** Needed for a bundle. */
  readonly seal: Seal | undefined;
  /** The program's version. */
  readonly program: string;
  /** UTC milliseconds. */
  readonly madeAt: number;
}

/** Whoever waits for an export. */
export interface Watcher {
  /** Now and then: the number of the row, and that of the last one. */
  tell(done: number, total: number): void;
  isCancelled(): boolean;
}

/**
 * Exports a journal by reading only, also beside a desk at work. Nothing that is there is ever written over,
 * and what was begun is taken away when it does not end well. Throws what `exportFaultOf` names.
 */
export function exportJournal(order: ExportOrder, watcher: Watcher): Exported {
  const { db, isSchemaOurs } = openForReading(order.directory);
  try {
    if (!isSchemaOurs) throw new ExportError('altered');
    return order.format === 'bundle' ? bundle(db, order, watcher) : table(db, order, watcher);
  } finally {
    db.close();
  }
}

function bundle(db: ReadableDb, order: ExportOrder, watcher: Watcher): Exported {
  const { seal, out, program, madeAt } = order;
  const head = headOf(seal);
  if (!seal || !head) throw new ExportError('unsigned');
  const sink = order.zip ? zipSink(out) : folderSink(out);
  try {
    const rows = openTexts(db).rows(1, head.size);
    const parts = { ...seal, rows, leaves: leavesOf(db, head.size), head, program, madeAt };
    return writeBundle(sink, parts, teller(head.size, watcher));
  } catch (error) {
    sink.discard();
    throw error;
  }
}

/** The head that the seal vouches for. */
function headOf(seal: Seal | undefined): Checkpoint | undefined {
  const key = seal && parseVerifierKey(seal.key);
  return key && openCheckpoint(seal.note, key);
}

function table(db: ReadableDb, order: ExportOrder, watcher: Watcher): Exported {
  const { out, size, filter, delimiter } = order;
  const format = order.format === 'csv' ? ({ kind: 'csv', delimiter } as const) : jsonl;
  const rows = openTexts(db).rows(1, size);
  return writeEntries(out, rows, format, filter, teller(size, watcher));
}

const jsonl = { kind: 'jsonl' } as const;

function* leavesOf(db: ReadableDb, size: number): Generator<Buffer, undefined> {
  const page = db
    .prepare<[number, number], Buffer>(
      'SELECT leaf FROM entry WHERE number > ? AND number <= ? ORDER BY number',
    )
    .pluck();
  for (let at = 0; at < size; at += pageRows) yield* page.all(at, Math.min(at + pageRows, size));
  return undefined;
}

const pageRows = 5_000;

const tellEvery = 250;

function teller(total: number, { tell, isCancelled }: Watcher): (number: number) => void {
  return (number) => {
    if (number % tellEvery !== 0) return;
    if (isCancelled()) throw new ExportError('cancelled');
    tell(number, total);
  };
}
