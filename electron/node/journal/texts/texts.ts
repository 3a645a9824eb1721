import type { ReadableDb } from '../database.ts';
import { shapeReader } from './shapes.ts';
import { unpack } from './pack.ts';

/** An entry as it is stored, its text made whole. */
export interface StoredText {
  readonly number: number;
  /** Nothing when it was purged; empty when the stored bytes make no text. */
  readonly text: string | undefined;
  readonly leaf: Buffer;
}

/** The texts of a journal. */
export interface Texts {
  /** From one number to another, both within, the oldest first; the connection is free between two. */
  rows(from: number, to: number): Generator<StoredText, undefined>;
  row(number: number): StoredText | undefined;
}

/** A row of `entry`; `entryColumns` reads it. */
interface EntryRow {
  readonly number: number;
  readonly shape: number | null;
  readonly recordedAt: number | null;
  readonly packed: Buffer | null;
  readonly leaf: Buffer;
}

const entryColumns = 'number, shape, recorded_at AS recordedAt, packed, leaf';

/** Reads the texts over any connection. */
export function openTexts(db: ReadableDb): Texts {
  const shapes = shapeReader(db);
  const page = db.prepare<[number, number, number], EntryRow>(
    `SELECT ${entryColumns} FROM entry WHERE number BETWEEN ? AND ? ORDER BY number LIMIT ?`,
  );
  const textOf = ({ number, shape, recordedAt, packed, leaf }: EntryRow): StoredText => {
    if (shape === null || recordedAt === null || packed === null) {
      return { number, text: undefined, leaf };
    }
    const whole = shapes.byId(shape);
    const text = whole ? unpack(whole, packed, { number, recordedAt }) : '';
    return { number, text, leaf };
  };
  return {
    row: (number) => {
      const [row] = page.all(number, number, 1);
      return row && textOf(row);
    },
    *rows(from, to) {
      let next = from;
      for (;;) {
        const rows = page.all(next, to, pageLength);
        for (const row of rows) yield textOf(row);
        const last = rows.at(-1);
        if (!last || rows.length < pageLength) return undefined;
        next = last.number + 1;
      }
    },
  };
}

const pageLength = 1_000;
