import { hash } from 'node:crypto';
import { parseEntry } from '../../../../shared/record/parse-entry.ts';
import type { ReadableDb } from '../database.ts';
import { type EntryMark, markLength } from '../head-tag.ts';
import type { Fault } from './proof.ts';
import { type InOrder, orderChecker } from './prove-order.ts';
import { beginningOf, pageProver, type SoundPage } from './prove-page.ts';
import { knownShapes } from './prove-shapes.ts';

/** What a walk over rows finds. */
export interface RowsProof {
  /** One after the other, 32 bytes each; those of missing entries are 0x00. */
  readonly leaves: Buffer;
  readonly faults: Fault[];
  /** How many entries were read, of how many of them the text is gone, and the last such number. */
  rows: number;
  purged: number;
  lastPurged: number;
  /** Up to where an entry tells that texts were purged. */
  toldPurged: number;
  /** The first 53 bits of the request ids of checks: two that are the same are worth a look. */
  readonly requests: Float64Array<ArrayBuffer>;
  checks: number;
}

/** Reads rows and compares each text with its leaf: whole pages at once, and each row of a page that isn't sound. */
export function rowReader(
  db: ReadableDb,
  mark: EntryMark | undefined,
): (first: number, last: number) => RowsProof {
  const shapes = knownShapes(db);
  const orderOf = orderChecker(db);
  const prove = pageProver(db, mark, shapes);
  const lookAt = closeLook(db, mark, shapes);
  return (first, last) => {
    const found = nothingYet(last - first + 1);
    for (let from = first; from <= last; from += pageLength) {
      const to = Math.min(last, from + pageLength - 1);
      const page = prove(from, to, orderOf(from, to));
      if (page) keepSound(page, [first, from, to], found);
      else lookAt(first, [from, to], orderOf(from, to), found);
    }
    return found;
  };
}

const pageLength = 4_096;

function keepSound(
  { leaves, requests, purges, isPurged }: SoundPage,
  [first, from, to]: readonly [number, number, number],
  found: RowsProof,
): void {
  leaves.copy(found.leaves, (from - first) * 32);
  found.rows += to - from + 1;
  if (isPurged) {
    found.purged += to - from + 1;
    found.lastPurged = to;
  }
  found.requests.set(requests, found.checks);
  found.checks += requests.length;
  found.toldPurged = Math.max(found.toldPurged, ...purges.map(toldBy));
}

/** Says of each row what is wrong with it. */
function closeLook(
  db: ReadableDb,
  mark: EntryMark | undefined,
  shapes: ReturnType<typeof knownShapes>,
): (
  first: number,
  page: readonly [from: number, to: number],
  isInOrder: InOrder,
  found: RowsProof,
) => void {
  const rowsOf = rowPages(db);
  const lookAt = rowExaminer(shapes);
  const isMarked = markChecker(mark);
  return (first, [from, to], isInOrder, found) => {
    let due = from;
    for (const row of rowsOf(from, to)) {
      for (; due < row[0]; due += 1) found.faults.push({ kind: 'number-missing', number: due });
      due = row[0] + 1;
      row[3].copy(found.leaves, (row[0] - first) * 32, 0, 32);
      if (!isMarked(row)) found.faults.push({ kind: 'mark-differs', number: row[0] });
      if (!isInOrder(row[0], row[2])) found.faults.push({ kind: 'order-differs', number: row[0] });
      lookAt(row, found);
    }
    for (; due <= to; due += 1) found.faults.push({ kind: 'number-missing', number: due });
  };
}

/** Number, shape, moment, and in one blob, which is read quicker than three: leaf, mark and stored bytes. */
type RawRow = readonly [number, number | null, number | null, Buffer];

function rowPages(db: ReadableDb): (first: number, last: number) => readonly RawRow[] {
  const select = db
    .prepare<[number, number], RawRow>(
      `SELECT number, shape, recorded_at, 
        CAST(leaf || coalesce(mark, zeroblob(${markLength})) || coalesce(packed, x'') AS BLOB)
      FROM entry WHERE number BETWEEN ? AND ? ORDER BY number`,
    )
    .raw();
  return (first, last) => select.all(first, last);
}

function rowExaminer(
  shapes: ReturnType<typeof knownShapes>,
): (row: RawRow, found: RowsProof) => void {
  return ([number, shape, recordedAt, bytes], found) => {
    found.rows += 1;
    if (shape === null || recordedAt === null) {
      found.purged += 1;
      found.lastPurged = number;
      return;
    }
    const known = shapes(shape);
    const text = known?.leafBytes(bytes, { number, recordedAt }, packedAt);
    if (!known || !text || hash('sha256', text, 'binary') !== bytes.toString('latin1', 0, 32)) {
      found.faults.push({ kind: 'leaf-differs', number });
      return;
    }
    if (known.kind === 'check') found.requests[found.checks++] = beginningOf(bytes, packedAt);
    if (known.kind === 'purged') {
      found.toldPurged = Math.max(found.toldPurged, toldBy(Buffer.from(text).toString('utf8', 1)));
    }
  };
}

const packedAt = 32 + markLength;

/** Without the key no mark can be checked. */
function markChecker(mark: EntryMark | undefined): (row: RawRow) => boolean {
  if (!mark) return () => true;
  return ([number, , , bytes]) => {
    const own = bytes.subarray(32, packedAt);
    return own.length === markLength && mark(number, bytes.subarray(0, 32)).equals(own);
  };
}

/** Up to where a purge's entry tells that texts were purged. */
function toldBy(text: string): number {
  const entry = parseEntry(text);
  return entry?.kind === 'purged' ? entry.last : 0;
}

function nothingYet(length: number): RowsProof {
  return {
    leaves: Buffer.alloc(length * 32),
    faults: [],
    rows: 0,
    purged: 0,
    lastPurged: 0,
    toldPurged: 0,
    requests: new Float64Array(length),
    checks: 0,
  };
}
