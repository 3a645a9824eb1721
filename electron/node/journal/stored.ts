import type { Begun, Entry } from '../../../shared/record/entry.ts';
import { parseBegun, parseEntry } from '../../../shared/record/parse-entry.ts';
import { leafHash } from '../../../shared/record/tree.ts';
import { JournalError } from './errors.ts';
import { sha256 } from './head-tag.ts';

/** An entry as it is stored; `entryColumns` reads it. */
export interface StoredEntry {
  readonly number: number;
  readonly bytes: Buffer;
  readonly leaf: Buffer;
}

/** The stored bytes, not SQLite's reading of them: two broken bytes may read as the same sign. */
export const entryColumns = 'number, CAST(text AS BLOB) AS bytes, leaf';

/** The entry of a stored row. Throws `JournalAltered` for a text that is not the one that was hashed. */
export function readStored({ number, bytes, leaf }: StoredEntry): Entry {
  const entry = leaf.equals(leafHash(sha256, bytes)) ? parseEntry(textOf(bytes)) : undefined;
  if (entry?.number !== number) throw new JournalError('JournalAltered');
  return entry;
}

/** A begun check as it is stored. */
export interface BegunRow {
  readonly text: string;
  readonly begunAt: number;
}

/** The begun check of a stored text. Throws `JournalAltered` for a text that this program does not write. */
export function readBegun(text: string): Begun {
  const begun = parseBegun(text);
  if (!begun) throw new JournalError('JournalAltered');
  return begun;
}

/** The text of stored bytes; empty when they are not UTF-8. */
export function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return bytes.equals(Buffer.from(text)) ? text : '';
}
