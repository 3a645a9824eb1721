import type { Begun, Entry } from '../../../../shared/record/entry.ts';
import { parseBegun, parseEntry } from '../../../../shared/record/parse-entry.ts';
import { leafHash } from '../../../../shared/record/tree.ts';
import { JournalError } from '../errors.ts';
import { sha256 } from '../head-tag.ts';
import type { StoredText } from './texts.ts';

/**
 * The entry of a stored text; nothing when it was purged. Throws `JournalAltered` for a text that is
 * not the one that was hashed.
 */
export function readStored({ number, text, leaf }: StoredText): Entry | undefined {
  if (text === undefined) return undefined;
  const entry = leaf.equals(leafHash(sha256, Buffer.from(text))) ? parseEntry(text) : undefined;
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
