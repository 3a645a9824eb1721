import { canonicalJson } from '../../../../shared/record/canonical.ts';
import { consistencyProof, provesConsistency } from '../../../../shared/record/consistency.ts';
import { conform, isDigest, isOneOf, isShort } from '../../../../shared/record/fits.ts';
import { parseVerifierKey, type VerifierKey } from './checkpoint-note.ts';
import { newestCheckpoint } from './checkpoint-store.ts';
import { subtreeReader } from './checkpoint-tree.ts';
import { openCheckpoint, peekCheckpoint } from './checkpoint.ts';
import { sha256 } from '../head-tag.ts';
import { openForReading } from '../reading/open-reading.ts';

/** The proof that a later head of a journal begins with an earlier one (RFC 9162 §2.1.4), for whoever has neither. */
export interface Extension {
  readonly format: 'zvirka-extension';
  readonly version: 1;
  /** Two signed notes (C2SP tlog-checkpoint). */
  readonly earlier: string;
  readonly later: string;
  /** Lower-case hex, the lowest subtree first. */
  readonly path: readonly string[];
  /** The verifier key of the later one. */
  readonly key: string;
}

/** Why two heads can't be joined. */
export type NoExtension =
  | 'unreadable' // the earlier note is no checkpoint of at least one entry
  | 'unsigned' // nothing is signed here yet
  | 'beyond'; // the earlier one spans more than the newest signed one

/** Joins a note to the newest checkpoint that the journal keeps. Whether it holds, only verifying tells. */
export function makeExtension(directory: string, earlier: string): Extension | NoExtension {
  const first = peekCheckpoint(earlier);
  if (!first || first.size === 0) return 'unreadable';
  const { db, isEmpty } = openForReading(directory);
  try {
    const newest = isEmpty ? undefined : newestCheckpoint(db)();
    if (!newest) return 'unsigned';
    if (first.size > newest.size) return 'beyond';
    const path = consistencyProof(first.size, newest.size, subtreeReader(db));
    const format = { format: 'zvirka-extension', version: 1 } as const;
    const hex = path.map((hash) => Buffer.from(hash).toString('hex'));
    return { ...format, earlier, later: newest.note, path: hex, key: newest.key };
  } finally {
    db.close();
  }
}

/** The one text of an extension (RFC 8785). */
export function extensionText(extension: Extension): string {
  return canonicalJson(extension);
}

/** Sizes of the two heads when the proof holds; nothing when it doesn't, or is not signed by the key that was given. */
export function verifyExtension(
  text: string,
  given?: VerifierKey,
): { readonly earlier: number; readonly later: number } | undefined {
  const extension = parse(text.trim());
  const key = extension && parseVerifierKey(extension.key);
  if (!key || (given && given.text !== key.text)) return undefined;
  const [earlier, later] = [extension.earlier, extension.later].map((note) =>
    openCheckpoint(note, key),
  );
  if (!earlier || !later) return undefined;
  const path = extension.path.map((hash) => Buffer.from(hash, 'hex'));
  const holds = provesConsistency(sha256, earlier, later, path);
  return holds ? { earlier: earlier.size, later: later.size } : undefined;
}

const mostSteps = 128;

const fields = {
  format: isOneOf('zvirka-extension'),
  version: isOneOf(1),
  earlier: isShort(100_000),
  later: isShort(100_000),
  path: (value: unknown) =>
    Array.isArray(value) && value.length <= mostSteps && value.every(isDigest),
  key: isShort(10_000),
};

function parse(text: string): Extension | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `fields` has looked at every field
    return conform(JSON.parse(text), fields) as unknown as Extension | undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
