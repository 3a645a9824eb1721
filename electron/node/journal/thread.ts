import { Worker } from 'node:worker_threads';

/** A worker thread that does one job after the other. */
export interface Thread<Job, Done> {
  /** One job at a time; `given` changes hands instead of being copied. Rejects with the signal's reason, or with what the thread broke by. */
  run(job: Job, given?: readonly ArrayBuffer[]): Promise<Done>;
  close(): Promise<void>;
}

/** Starts a thread; an aborted signal ends it at once, whatever it does. */
export function openThread<Job, Done>(
  file: string | URL,
  workerData: unknown,
  signal: AbortSignal,
): Thread<Job, Done> {
  signal.throwIfAborted();
  const worker = new Worker(file, { workerData });
  let waiting: PromiseWithResolvers<Done> | undefined;
  let broken: Error | undefined;
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop);
  worker.on('message', (done: Done) => waiting?.resolve(done));
  worker.on('error', (error) => {
    broken = error instanceof Error ? error : new Error('a worker thread broke');
  });
  worker.on('exit', () => {
    broken ??= abortOf(signal) ?? new Error('a worker thread ended without a word');
    waiting?.reject(broken);
  });
  return {
    run: (job, given = []) => {
      waiting = Promise.withResolvers<Done>();
      if (broken === undefined) worker.postMessage(job, given);
      else waiting.reject(broken);
      return waiting.promise;
    },
    close: async () => {
      signal.removeEventListener('abort', stop);
      await worker.terminate();
    },
  };
}

function abortOf({ reason }: AbortSignal): Error | undefined {
  return reason instanceof Error ? reason : undefined;
}
