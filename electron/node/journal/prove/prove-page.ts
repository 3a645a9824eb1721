import { hash } from 'node:crypto';
import type { ReadableDb } from '../database.ts';
import type { EntryMark } from '../head-tag.ts';
import type { InOrder } from './prove-order.ts';
import type { KnownShape } from './prove-shapes.ts';

/** What a page of rows that is wholly as it was written says. */
export interface SoundPage {
  /** Each row's leaf, one after the other. */
  readonly leaves: Buffer;
  /** The beginnings of the request ids of its checks. */
  readonly requests: readonly number[];
  /** Texts that tell of a purge. */
  readonly purges: readonly string[];
  /** Of all its rows the text was purged. */
  readonly isPurged: boolean;
}

/**
 * Proves a page of rows at once, or says nothing: whoever asks then looks at each row. One row of SQLite's
 * for thousands of entries: making rows and buffers costs more than all hashes do.
 */
export function pageProver(
  db: ReadableDb,
  mark: EntryMark | undefined,
  shapes: (id: number) => KnownShape | undefined,
): (first: number, last: number, isInOrder: InOrder) => SoundPage | undefined {
  const read = pageReader(db);
  return (first, last, isInOrder) => {
    const page = read(first, last);
    const count = last - first + 1;
    if (page?.count !== count || page.fit !== count || page.leaves.length !== count * 32) return;
    if (mark && !mark(first, page.leaves).equals(page.marks)) return;
    const { leaves } = page;
    const [requests, purges]: [number[], string[]] = [[], []];
    if (page.told === 0) return { leaves, requests, purges, isPurged: true };
    const made = Buffer.alloc(count * 32);
    const next = numbersIn(page.numbers);
    for (let number = first, at = 0; number <= last; number += 1) {
      const shape = shapes(next());
      const recordedAt = next();
      const end = at + next();
      if (!shape || !isInOrder(number, recordedAt) || !(end <= page.packed.length)) return;
      const text = shape.leafBytes(page.packed, { number, recordedAt }, at, end);
      made.write(hash('sha256', text, 'binary'), (number - first) * 32, 'binary');
      if (shape.kind === 'check') requests.push(beginningOf(page.packed, at));
      if (shape.kind === 'purged') purges.push(Buffer.from(text).toString('utf8', 1));
      at = end;
    }
    return made.equals(leaves) ? { leaves, requests, purges, isPurged: false } : undefined;
  };
}

/** The first 53 bits of what stands at a place: of a check's request id, as it is stored. */
export function beginningOf(bytes: Buffer, at: number): number {
  if (bytes.length < at + 8) return 0;
  return (bytes.readUInt32BE(at) >>> 11) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}

interface Page {
  readonly count: number;
  /** How many rows have a leaf and a mark of the right length. */
  readonly fit: number;
  /** How many rows have anything of a text. */
  readonly told: number;
  readonly leaves: Buffer;
  readonly marks: Buffer;
  readonly packed: Buffer;
  /** Shape, moment and length of what is packed: decimals, each followed by a comma. */
  readonly numbers: Buffer;
}

/** SQLite joins blobs byte by byte, and leaves out NULLs: then the lengths don't fit. */
function pageReader(db: ReadableDb): (first: number, last: number) => Page | undefined {
  const select = db.prepare<[number, number], Page>(`
    SELECT count(*) AS count, ${joined('leaf')} AS leaves, ${joined('packed')} AS packed,
      total(length(leaf) = 32 AND coalesce(length(mark), 8) = 8) AS fit,
      count(coalesce(shape, recorded_at, packed)) AS told, ${joined('mark')} AS marks,
      ${joined("shape || ',' || recorded_at || ',' || length(packed) || ','")} AS numbers
    FROM entry WHERE number BETWEEN ? AND ?`);
  return (first, last) => select.get(first, last);
}

function joined(column: string): string {
  return `CAST(coalesce(group_concat(${column}, ''), '') AS BLOB)`;
}

const comma = 0x2c;

/** One number after the other; what isn't a decimal, or is missing, comes out as a number that no row fits. */
function numbersIn(bytes: Buffer): () => number {
  let at = 0;
  return () => {
    if (at >= bytes.length) return Number.NaN;
    let value = 0;
    for (let byte = bytes[at++]; byte !== undefined && byte !== comma; byte = bytes[at++]) {
      value = byte >= 0x30 && byte <= 0x39 ? value * 10 + (byte - 0x30) : Number.NaN;
    }
    return value;
  };
}
