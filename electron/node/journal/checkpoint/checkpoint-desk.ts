import { parseEntry } from '../../../../shared/record/parse-entry.ts';
import type { ReadableDb } from '../database.ts';
import { openTexts } from '../texts/texts.ts';

/** The desk that an entry names; empty when it has no text. */
export function deskOf(db: ReadableDb, number: number): string {
  const text = openTexts(db).row(number)?.text;
  return (text === undefined ? undefined : parseEntry(text)?.desk) ?? '';
}
