import { availableParallelism } from 'node:os';
import type { AnchorNote } from '../checkpoint/anchor-folder.ts';
import type { AnchorReport } from '../checkpoint/anchor-proof.ts';
import { JournalError } from '../errors.ts';
import type { Proof } from './proof.ts';
import type { Found } from './prove.ts';
import { chunkLength, chunksOf } from './prove-chunk.ts';
import type { ProveDone, ProveJob, ProveWork } from './prove-worker.ts';
import { openThread, type Thread } from '../thread.ts';
import { workerFile } from '../worker-file.ts';

/**
 * Proves a journal as `proveJournal` does, in threads of their own: whoever calls is never held up. `tell`
 * hears how many entries of how many are done. Rejects with the signal's reason when it is aborted, and
 * with a `JournalError` when there is no journal, or a newer one.
 */
export async function proveInThreads(
  work: ProveWork,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Proof> {
  const count = Math.min(4, availableParallelism());
  const threads = Array.from({ length: count }, () =>
    openThread<ProveJob, ProveDone>(workerFile('prove/prove-worker'), work, signal),
  );
  try {
    return await prove(threads, tell);
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

/**
 * Weighs anchors as `weighAnchors` does, in a thread of its own: it looks at each of a journal's thousands
 * of checkpoints. Rejects as `proveInThreads` does; a damaged file makes it `undefined`.
 */
export async function weighInThread(
  work: ProveWork,
  notes: readonly AnchorNote[],
  signal: AbortSignal,
): Promise<AnchorReport | undefined> {
  const thread = openThread<ProveJob, ProveDone>(workerFile('prove/prove-worker'), work, signal);
  try {
    const done = await thread.run({ kind: 'anchors', notes });
    if (done.kind === 'damaged') return undefined;
    if (done.kind !== 'weighed') throw failureOf(done);
    return done.report;
  } finally {
    await thread.close();
  }
}

type ProveThread = Thread<ProveJob, ProveDone>;

async function prove(
  threads: readonly ProveThread[],
  tell: (done: number, total: number) => void,
): Promise<Proof> {
  const [first] = threads;
  if (!first) throw new RangeError('a proof needs a thread');
  const found: Found = { state: undefined, chunks: [], faults: [] };
  if (await readState(first, found)) await readAll(threads, found, tell);
  // Millions of beginnings: copying them would hold up whoever waits here.
  const given = found.chunks.map(({ requests }) => requests.buffer);
  const done = await first.run({ kind: 'conclude', found }, given);
  if (done.kind !== 'concluded') throw failureOf(done);
  return done.proof;
}

/** Whether there is anything more to read. */
async function readState(thread: ProveThread, found: Found): Promise<boolean> {
  const done = await thread.run({ kind: 'state' });
  if (done.kind === 'damaged') found.faults.push({ kind: 'file-damaged' });
  else if (done.kind !== 'state') throw failureOf(done);
  else {
    if (!done.isSchemaOurs) found.faults.push({ kind: 'schema-changed' });
    found.state = done.state;
  }
  return found.state !== undefined;
}

/** The threads share the chunks; who is first looks at the file, which takes the longest. */
async function readAll(
  threads: readonly ProveThread[],
  found: Found,
  tell: (done: number, total: number) => void,
): Promise<void> {
  const size = found.state?.size ?? 0;
  const jobs: ProveJob[] = Array.from({ length: chunksOf(size) }, (_, index) => ({
    kind: 'chunk',
    index,
    size,
  }));
  jobs.unshift({ kind: 'file', size });
  let done = 0;
  const share = async (thread: ProveThread) => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      keep(await thread.run(job), job, found);
      if (job.kind === 'chunk') tell(Math.min(size, ++done * chunkLength), size);
    }
  };
  await Promise.all(threads.map(share));
}

function keep(done: ProveDone, job: ProveJob, found: Found): void {
  if (done.kind === 'damaged' || (done.kind === 'file' && !done.isSound)) {
    found.faults.push({ kind: 'file-damaged' });
  } else if (done.kind === 'chunk' && job.kind === 'chunk') {
    found.chunks[job.index] = done.chunk;
  } else if (done.kind !== 'file') throw failureOf(done);
}

function failureOf(done: ProveDone): Error {
  return done.kind === 'failed'
    ? new JournalError(done.trouble)
    : new Error(`a proof's thread answered out of turn: ${done.kind}`);
}
