import type { Proved, Proving } from '../../../shared/contract/journal.ts';
import type { Ended } from '../../../shared/desk/journal-desk.ts';
import type { Tell } from '../../../shared/desk/long-work.ts';
import type { Anchoring } from '../journal/checkpoint/anchor-keep.ts';
import type { AnchorReport } from '../journal/checkpoint/anchor-proof.ts';
import { worldCode } from '../journal/errors.ts';
import type { Proof } from '../journal/prove/proof.ts';
import { proveInThreads, weighInThread } from '../journal/prove/prove-in-threads.ts';
import { proofKeyOf, type Sealer } from '../keys.ts';
import type { Kept } from '../open-record.ts';

export interface ProvingParts {
  /** The journal's own folder. */
  readonly directory: string;
  readonly sealer: Sealer | undefined;
  readonly record: Pick<Kept, 'newestCheckpoint'>;
  readonly anchoring: Pick<Anchoring, 'notes'>;
}

/** Proves the whole journal, and against every copy of a checkpoint that lies elsewhere. Rejects only for a bug. */
export async function proveAll(
  parts: ProvingParts,
  tell: Tell,
  signal: AbortSignal,
): Promise<Ended<Proving>> {
  const startedAt = performance.now();
  const { directory, sealer } = parts;
  try {
    const key = proofKeyOf(directory, sealer);
    const proof = await proveInThreads({ directory, key }, tell, signal);
    const anchors = await weighInThread({ directory, key }, await parts.anchoring.notes(), signal);
    const tookMs = performance.now() - startedAt;
    return { ...resultOf(proof, anchors), checkpoint: checkpointOf(parts), tookMs };
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' };
    if (worldCode(error) === undefined) throw error;
    return { kind: 'failed' };
  }
}

/** Against a damaged file no anchor can be weighed. */
function resultOf(
  proof: Proof,
  weighed: AnchorReport | undefined,
): Omit<Proved, 'checkpoint' | 'tookMs'> {
  const holding = (weighed?.anchors ?? []).filter(({ finding }) => finding === 'holds');
  return {
    kind: 'proved',
    holds: proof.holds && weighed?.holds === true,
    tag: proof.tag,
    size: proof.size,
    at: Date.now(),
    firstBad: proof.firstBad ?? weighed?.firstBad,
    faults: [...new Set(proof.faults.map(({ kind }) => kind))],
    anchored: weighed?.anchored ?? 0,
    anchors: holding.map(({ size }) => ({ where: 'folder', size })),
  };
}

function checkpointOf({ record }: ProvingParts): Proved['checkpoint'] {
  const newest = record.newestCheckpoint();
  if (!newest.ok || !newest.value) return undefined;
  return { size: newest.value.size, madeAt: newest.value.at };
}
