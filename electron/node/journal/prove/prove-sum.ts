import { type CompactRange, emptyRange, join, root } from '../../../../shared/record/tree.ts';
import { createHeadTag, holdsTag, sha256 } from '../head-tag.ts';
import type { Fault, Proof, ProofKey } from './proof.ts';
import type { ChunkProof } from './prove-chunk.ts';
import type { JournalState } from './prove-state.ts';

/** What all parts of a proof come to together. */
export interface ProofSum extends Omit<Proof, 'holds' | 'firstBad'> {
  /** Beginnings of request ids that stand twice: whether the ids do must be looked at. */
  readonly repeated: readonly number[];
}

/** Sums up chunks, in their order, and the rest of the journal; `undefined` is what could not be read. */
export function sumUp(
  state: JournalState | undefined,
  chunks: readonly ChunkProof[],
  key: ProofKey,
): ProofSum {
  const range = chunks.reduce<CompactRange>(
    (sum, chunk) => join(sha256, sum, chunk.range),
    emptyRange,
  );
  const tag = tagState(state, range, key);
  const total = (of: (chunk: ChunkProof) => number) =>
    chunks.reduce((sum, chunk) => sum + of(chunk), 0);
  return {
    size: total(({ rows }) => rows),
    purged: total(({ purged }) => purged),
    root: Buffer.from(root(sha256, range)).toString('hex'),
    unfinished: state?.unfinished ?? 0,
    tag,
    repeated: repeatedIn(chunks),
    faults: [
      ...(state?.faults ?? []),
      ...chunks.flatMap(({ faults }) => faults),
      ...(state?.tree && isSameHead(range, state.tree.range) ? [] : treeDiffers(state, range)),
      ...(tag === 'broken' ? [{ kind: 'tag-broken' } as const] : []),
      ...(key ? [] : [{ kind: 'key-missing' } as const]),
    ],
  };
}

function isSameHead(one: CompactRange, other: CompactRange): boolean {
  const isSame = Buffer.concat(one.hashes).equals(Buffer.concat(other.hashes));
  return isSame && one.size === other.size;
}

/** An entry that the head does not know, or lacks, stands after the smaller of the two. */
function treeDiffers(state: JournalState | undefined, range: CompactRange): readonly Fault[] {
  const told = state?.tree?.range.size ?? range.size;
  if (told === range.size) return [{ kind: 'tree-differs' }];
  return [{ kind: 'tree-differs', number: Math.min(told, range.size) + 1 }];
}

function tagState(
  state: JournalState | undefined,
  range: CompactRange,
  key: ProofKey,
): Proof['tag'] {
  if (!key || key === 'sealed') return 'not-checked';
  if (!state?.tree) return 'broken';
  const head = { range, open: state.open, purgedUntil: state.purgedUntil };
  return holdsTag(createHeadTag(key), head, state.tree.tag) ? 'holds' : 'broken';
}

function repeatedIn(chunks: readonly ChunkProof[]): readonly number[] {
  const length = chunks.reduce((sum, { requests }) => sum + requests.length, 0);
  const all = new Float64Array(length);
  let at = 0;
  for (const { requests } of chunks) {
    all.set(requests, at);
    at += requests.length;
  }
  all.sort();
  const repeated = all.filter((one, index) => one === all[index + 1]);
  return [...repeated.slice(0, 1_000)];
}
