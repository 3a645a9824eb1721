import { Worker } from 'node:worker_threads';
import type { Result } from '../../../../shared/lib/result.ts';
import type { ExportOrder } from './export.ts';
import type { Exported } from './export-file.ts';
import type { ExportFault } from './export-error.ts';
import type { ExportTold, ExportWork } from './export-worker.ts';
import { workerFile } from '../worker-file.ts';

/** An export under way. */
export interface RunningExport {
  /** Rejects only for a bug. */
  readonly ended: Promise<Result<Exported, ExportFault>>;
  /** It soon ends as `cancelled`, and nothing is left of it; too late is no trouble. */
  cancel(): void;
}

/** Exports in a thread of its own; `tell` hears how far it is. */
export function startExport(
  order: ExportOrder,
  tell: (done: number, total: number) => void,
): RunningExport {
  const cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const work: ExportWork = { order, cancelled };
  const worker = new Worker(workerFile('bundle/export-worker'), { workerData: work });
  const ended = new Promise<Result<Exported, ExportFault>>((resolve, reject) => {
    worker.on('message', (told: ExportTold) => {
      if (told.kind === 'progress') tell(told.done, told.total);
      else resolve(told.ended);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the export ended without a word')));
  });
  return { ended, cancel: () => void Atomics.store(cancelled, 0, 1) };
}
