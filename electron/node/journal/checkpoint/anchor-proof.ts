import { isSameBytes } from '../../../../shared/record/same-bytes.ts';
import type { AnchorNote } from './anchor-folder.ts';
import { parseVerifierKey, verifierKey, type VerifierKey } from './checkpoint-note.ts';
import { openSigner } from './checkpoint-signer.ts';
import { newestCheckpoint, ownCheckpoints } from './checkpoint-store.ts';
import { rootAt, subtreeReader } from './checkpoint-tree.ts';
import { openCheckpoint, originOf, peekCheckpoint } from './checkpoint.ts';
import type { ReadableDb } from '../database.ts';
import { deskOf } from './checkpoint-desk.ts';
import { newestNumber } from '../newest-number.ts';
import { openForReading } from '../reading/open-reading.ts';
import type { ProofKey } from '../prove/proof.ts';

/** What an anchor says of a journal. Letters and reports carry them: never rename one. */
export type AnchorFinding =
  | 'holds' // the journal still begins with the entries that were anchored
  | 'foreign' // another desk's
  | 'unreadable' // no checkpoint at all
  | 'unsigned' // of this desk, and not signed by its key: the journal or its key is another one now
  | 'not-checked' // there is no key here to check it with
  | 'beyond' // it spans more than there is: entries were cut off, or an older copy was put back
  | 'differs'; // it spans other entries than there are: some were rewritten

/** One anchor, weighed. */
export interface WeighedAnchor {
  readonly where: string;
  readonly size: number;
  readonly finding: AnchorFinding;
  /** Where the first wrong entry is: not before `from` and not after `to`. */
  readonly from?: number;
  readonly to?: number;
}

/** How much of a journal is vouched for from outside; what is not, is only chained. */
export interface AnchorReport {
  /** Whether no anchor contradicts the journal. */
  readonly holds: boolean;
  /** Entries 1 to this one are anchored; 0 when none is. */
  readonly anchored: number;
  /** Where the anchor of the most entries lies. */
  readonly by: string | undefined;
  readonly anchors: readonly WeighedAnchor[];
  /** The first number that may be wrong by them; absent when they hold. */
  readonly firstBad: number | undefined;
  /** The first entry after that anchor which bears an earlier time than the last anchored one: the clock was set back. */
  readonly clockBack: number | undefined;
  /** The first checkpoint in the journal itself that is not of its entries. */
  readonly checkpointDiffers: number | undefined;
}

/**
 * Weighs anchors against the journal of a directory; reading only. It trusts the stored leaves: prove the
 * journal as well. Without the installation key the key beside the newest checkpoint must do. Throws as
 * `openForReading` does.
 */
export function weighAnchors(
  directory: string,
  key: ProofKey,
  notes: readonly AnchorNote[],
): AnchorReport {
  const { db, isEmpty } = openForReading(directory);
  try {
    return db.transaction(() => weigh(db, isEmpty, key, notes))();
  } finally {
    db.close();
  }
}

const nothing: AnchorReport = {
  holds: true,
  anchored: 0,
  by: undefined,
  anchors: [],
  firstBad: undefined,
  clockBack: undefined,
  checkpointDiffers: undefined,
};

function weigh(
  db: ReadableDb,
  isEmpty: boolean,
  key: ProofKey,
  notes: readonly AnchorNote[],
): AnchorReport {
  if (isEmpty) return { ...nothing, holds: notes.length === 0 };
  const scale = scaleOf(db, key);
  const weighed = notes.map((anchor) => weighOne(scale, anchor));
  const best = holding(weighed).at(-1);
  const anchors = weighed.map((one) => narrowed(one, weighed, scale.size));
  const checkpointDiffers = firstDiffering(db, scale);
  const contradicting = anchors.filter(({ finding }) => contradictions.has(finding));
  const firsts = contradicting.map(({ from = 1 }) => from);
  return {
    holds: contradicting.length === 0 && checkpointDiffers === undefined,
    anchored: best?.size ?? 0,
    by: best?.where,
    anchors,
    firstBad: firsts.length > 0 ? Math.min(...firsts) : undefined,
    clockBack: clockBackAfter(db, best?.size ?? 0),
    checkpointDiffers,
  };
}

const contradictions: ReadonlySet<AnchorFinding> = new Set(['unsigned', 'beyond', 'differs']);

/** What notes are weighed with. */
interface Scale {
  readonly size: number;
  readonly rootAt: (size: number) => Uint8Array;
  readonly publicKey: Buffer | undefined;
  readonly origins: ReadonlySet<string>;
}

function scaleOf(db: ReadableDb, key: ProofKey): Scale {
  const size = newestNumber(db)();
  const kept = newestCheckpoint(db)();
  const own = key && key !== 'sealed' ? openSigner(key)('').key : parseVerifierKey(kept?.key ?? '');
  const subtreeRoot = subtreeReader(db);
  return {
    size,
    rootAt: (at) => rootAt(subtreeRoot, at),
    publicKey: own?.publicKey,
    origins: new Set([
      originOf(deskOf(db, size)),
      ...ownCheckpoints(db).map(({ origin }) => origin),
    ]),
  };
}

function weighOne(scale: Scale, { where, note }: AnchorNote): WeighedAnchor {
  const told = peekCheckpoint(note);
  if (!told) return { where, size: 0, finding: 'unreadable' };
  return { where, size: told.size, finding: findingOf(scale, note, told.origin) };
}

function findingOf(scale: Scale, note: string, origin: string): AnchorFinding {
  const isOurs = scale.origins.has(origin);
  if (!scale.publicKey) return isOurs ? 'not-checked' : 'foreign';
  const head = openCheckpoint(note, keyNamed(origin, scale.publicKey));
  if (!head) return isOurs ? 'unsigned' : 'foreign';
  if (head.size > scale.size) return 'beyond';
  return isSameBytes(scale.rootAt(head.size), head.root) ? 'holds' : 'differs';
}

/** One secret signs for whatever the desk was called. */
function keyNamed(origin: string, publicKey: Buffer): VerifierKey {
  try {
    return verifierKey(origin, publicKey);
  } catch (error) {
    // A name that no key can have: then nobody has signed it.
    if (error instanceof RangeError) return { name: '', text: '', id: Buffer.alloc(4), publicKey };
    throw error;
  }
}

function holding(weighed: readonly WeighedAnchor[]): readonly WeighedAnchor[] {
  const found = weighed.filter(({ finding }) => finding === 'holds');
  return found.toSorted((one, other) => one.size - other.size);
}

/** What holds below an anchor that doesn't, and what is not there at all, tell where the first wrong entry can be. */
function narrowed(
  anchor: WeighedAnchor,
  weighed: readonly WeighedAnchor[],
  journalSize: number,
): WeighedAnchor {
  const { finding, size } = anchor;
  if (finding !== 'beyond' && finding !== 'differs') return anchor;
  const below = holding(weighed).filter((one) => one.size < size);
  const from = (below.at(-1)?.size ?? 0) + 1;
  return { ...anchor, from, to: Math.min(size, journalSize + 1) };
}

function firstDiffering(
  db: ReadableDb,
  { size, rootAt: root, publicKey }: Scale,
): number | undefined {
  return ownCheckpoints(db).find(({ origin, note, size: told }) => {
    const head = publicKey && openCheckpoint(note, keyNamed(origin, publicKey));
    if (!publicKey) return false;
    return head?.size !== told || told > size || !isSameBytes(root(told), head.root);
  })?.size;
}

/** Small steps back are a clock being corrected. */
const correctionMs = 120_000;

function clockBackAfter(db: ReadableDb, anchored: number): number | undefined {
  if (anchored === 0) return undefined;
  return (
    db
      .prepare<{ anchored: number; step: number }, number>(
        `SELECT min(number) FROM entry WHERE number > :anchored
         AND recorded_at < (SELECT recorded_at FROM entry WHERE number = :anchored) - :step`,
      )
      .pluck()
      .get({ anchored, step: correctionMs }) ?? undefined
  );
}
