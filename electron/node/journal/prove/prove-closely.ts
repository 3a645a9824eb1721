import { parseEntry } from '../../../../shared/record/parse-entry.ts';
import type { ReadableDb } from '../database.ts';
import { bytesOf } from '../reading/recent-requests.ts';
import type { Fault, ProofKey } from './proof.ts';
import type { ChunkProof } from './prove-chunk.ts';
import { beginningOf } from './prove-page.ts';
import { openTexts } from '../texts/texts.ts';

const enough = 1_000;

/**
 * Which texts are none that the program writes, or stand in another's place. With the key the marks tell
 * of all but those whose leaves are wrong too, so only these are read.
 */
export function wrongTexts(
  db: ReadableDb,
  faults: readonly Fault[],
  key: ProofKey,
): readonly Fault[] {
  const texts = openTexts(db);
  const differing = faults
    .filter(({ kind }) => kind === 'leaf-differs')
    .flatMap(({ number }) => (number === undefined ? [] : (texts.row(number) ?? [])));
  const isKeyed = key && key !== 'sealed';
  const found: Fault[] = [];
  for (const { number, text } of isKeyed ? differing : texts.rows(1, Number.MAX_SAFE_INTEGER)) {
    if (text === undefined) continue;
    const entry = parseEntry(text);
    if (!entry) found.push({ kind: 'text-unreadable', number });
    else if (entry.number !== number) found.push({ kind: 'number-differs', number });
    if (found.length === enough) break;
  }
  return found;
}

/** The second and later entries of checks whose request ids begin as given, where the whole id was there before. */
export function repeatedRequests(db: ReadableDb, beginnings: readonly number[]): readonly Fault[] {
  const wanted = new Set(beginnings);
  const seen = new Set<string>();
  const faults: Fault[] = [];
  if (wanted.size === 0) return faults;
  for (const { number, text } of openTexts(db).rows(1, Number.MAX_SAFE_INTEGER)) {
    const entry = text === undefined ? undefined : parseEntry(text);
    if (entry?.kind !== 'check' || !wanted.has(beginningOf(bytesOf(entry.requestId), 0))) continue;
    if (seen.has(entry.requestId)) faults.push({ kind: 'request-repeated', number });
    seen.add(entry.requestId);
  }
  return faults;
}

/** A text may only be gone when the journal's own entries tell so. */
export function missingTexts(
  db: ReadableDb,
  purgedUntil: number,
  chunks: readonly ChunkProof[],
): readonly Fault[] {
  const told = Math.max(0, ...chunks.map(({ toldPurged }) => toldPurged));
  const gone = Math.max(0, ...chunks.map(({ lastPurged }) => lastPurged));
  if (purgedUntil > told) return [{ kind: 'text-missing', number: told + 1 }];
  if (gone <= purgedUntil) return [];
  const first = db
    .prepare<[number], number>('SELECT min(number) FROM entry WHERE packed IS NULL AND number > ?')
    .pluck();
  return [{ kind: 'text-missing', number: first.get(purgedUntil) ?? gone }];
}
