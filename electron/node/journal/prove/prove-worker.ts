import { parentPort, workerData } from 'node:worker_threads';
import type { CompactRange } from '../../../../shared/record/tree.ts';
import type { AnchorNote } from '../checkpoint/anchor-folder.ts';
import { type AnchorReport, weighAnchors } from '../checkpoint/anchor-proof.ts';
import { JournalError, type JournalTrouble, meaningOf } from '../errors.ts';
import { openForReading } from '../reading/open-reading.ts';
import type { Proof, ProofKey } from './proof.ts';
import { conclude, fileFaults, type Found, isDamage } from './prove.ts';
import { chunkProver, type ChunkProof } from './prove-chunk.ts';
import { type JournalState, readState } from './prove-state.ts';

/** What a thread of a proof is started with. */
export interface ProveWork {
  readonly directory: string;
  readonly key: ProofKey;
}

/** One piece of work; a thread does one after the other. */
export type ProveJob =
  | { readonly kind: 'state' }
  | { readonly kind: 'file'; readonly size: number }
  | { readonly kind: 'chunk'; readonly index: number; readonly size: number }
  | { readonly kind: 'conclude'; readonly found: Found }
  | { readonly kind: 'anchors'; readonly notes: readonly AnchorNote[] };

/** What comes back: in the same order, one a job. */
export type ProveDone =
  | { readonly kind: 'state'; readonly isSchemaOurs: boolean; readonly state: JournalState }
  | { readonly kind: 'file'; readonly isSound: boolean }
  | { readonly kind: 'chunk'; readonly chunk: ChunkProof }
  | { readonly kind: 'concluded'; readonly proof: Proof }
  | { readonly kind: 'weighed'; readonly report: AnchorReport }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'failed'; readonly trouble: JournalTrouble };

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- proveInThreads is the only one who starts this worker
const { directory, key } = workerData as ProveWork;
let opened: ReturnType<typeof openForReading> | undefined;
let prove: ReturnType<typeof chunkProver> | undefined;

parentPort?.on('message', (job: ProveJob) => {
  const done = attempted(job);
  parentPort?.postMessage(done, done.kind === 'chunk' ? [done.chunk.requests.buffer] : []);
});

function attempted(job: ProveJob): ProveDone {
  try {
    return work(job);
  } catch (error) {
    if (isDamage(error)) return { kind: 'damaged' };
    const meant = meaningOf(error);
    if (!(meant instanceof JournalError)) throw meant;
    return { kind: 'failed', trouble: meant.name };
  }
}

function work(job: ProveJob): ProveDone {
  if (job.kind === 'conclude') {
    return { kind: 'concluded', proof: conclude(opened?.db, revived(job.found), key) };
  }
  if (job.kind === 'anchors') {
    return { kind: 'weighed', report: weighAnchors(directory, key, job.notes) };
  }
  opened ??= openForReading(directory);
  const { db, isSchemaOurs } = opened;
  if (job.kind === 'state') return { kind: 'state', isSchemaOurs, state: readState(db) };
  if (job.kind === 'file') return { kind: 'file', isSound: fileFaults(db, job.size).length === 0 };
  prove ??= chunkProver(opened, key);
  return { kind: 'chunk', chunk: prove(job.index, job.size) };
}

/** Between threads a Buffer becomes plain bytes. */
function revived(found: Found): Found {
  return {
    ...found,
    chunks: found.chunks.map((chunk) => ({ ...chunk, range: revivedRange(chunk.range) })),
  };
}

function revivedRange({ size, hashes }: CompactRange): CompactRange {
  return { size, hashes: hashes.map((hash) => Buffer.from(hash)) };
}
