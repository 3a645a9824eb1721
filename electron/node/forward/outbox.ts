import { existsSync, statSync } from 'node:fs';
import { parseEntry } from '../../../shared/record/parse-entry.ts';
import { leafHash } from '../../../shared/record/tree.ts';
import { newestCheckpoint } from '../journal/checkpoint/checkpoint-store.ts';
import { journalPath, openReadable } from '../journal/database.ts';
import { sha256 } from '../journal/head-tag.ts';
import { openTexts } from '../journal/texts/texts.ts';
import type { OutgoingEntry, OutgoingHead } from './outgoing.ts';

/** The journal as whoever forwards it reads it: beside the writer, a few entries at a time. */
export interface Outbox {
  /** The number of the newest entry; 0 when there is none. */
  size(): number;
  /** The leaf of one entry, lower-case hex; nothing when there is no such entry. */
  leafAt(number: number): string | undefined;
  /** The next entries above a number, in order; not so many that the desk would feel it. */
  after(number: number): readonly OutgoingEntry[];
  /** The newest checkpoint that the journal has made of itself. */
  head(): OutgoingHead | undefined;
  /** False when another file stands in the journal's place. */
  isCurrent(): boolean;
  close(): void;
}

/** Read and parsed in a few milliseconds, on the thread that also serves the desk. */
const mostEntries = 200;

/** An entry is below 1 kB, but a setting's may be longer. */
const mostSigns = 200_000;

/**
 * Opens a directory's journal for reading while a writer lives; nothing while none does. Throws
 * SQLite's and the system's own errors.
 */
export function openOutbox(directory: string): Outbox | undefined {
  const file = journalPath(directory);
  // A journal at rest would be read whole into the memory: its writer will come back.
  if (!existsSync(`${file}-wal`)) return undefined;
  const { ino, dev } = statSync(file, { bigint: true });
  const db = openReadable(file);
  const newest = db.prepare<[], number | null>('SELECT max(number) FROM entry').pluck();
  const leaf = db.prepare<[number], Buffer>('SELECT leaf FROM entry WHERE number = ?').pluck();
  const texts = openTexts(db);
  const newestHead = newestCheckpoint(db);
  return {
    size: () => newest.get() ?? 0,
    leafAt: (number) => leaf.get(number)?.toString('hex'),
    after: (number) => bounded(texts.rows(number + 1, number + mostEntries)),
    head: () => {
      const head = newestHead();
      return head && { kind: 'head', size: head.size, note: head.note };
    },
    isCurrent: () => {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false });
      return found?.ino === ino && found.dev === dev;
    },
    close: () => db.close(),
  };
}

interface Row {
  readonly number: number;
  readonly text: string | undefined;
  readonly leaf: Buffer;
}

function bounded(rows: Iterable<Row>): readonly OutgoingEntry[] {
  const outgoing: OutgoingEntry[] = [];
  let signs = 0;
  for (const row of rows) {
    signs += row.text?.length ?? 0;
    if (signs > mostSigns && outgoing.length > 0) break;
    outgoing.push(outgoingOf(row));
  }
  return outgoing;
}

/** SECURITY: only what reads as an entry, field by field, leaves this PC. */
function outgoingOf({ number, text = '', leaf }: Row): OutgoingEntry {
  const isWhole = leaf.equals(leafHash(sha256, Buffer.from(text)));
  const entry = isWhole ? parseEntry(text) : undefined;
  const kept = entry?.number === number ? { text, entry } : undefined;
  return { kind: 'entry', number, leaf: leaf.toString('hex'), kept };
}
