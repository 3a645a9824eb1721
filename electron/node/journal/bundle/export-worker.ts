import { parentPort, workerData } from 'node:worker_threads';
import { failed, type Result, succeeded } from '../../../../shared/lib/result.ts';
import { exportJournal, type ExportOrder } from './export.ts';
import type { Exported } from './export-file.ts';
import { type ExportFault, exportFaultOf } from './export-error.ts';

/** What an export's worker is given. */
export interface ExportWork {
  readonly order: ExportOrder;
  /** Its one number is not 0 once the export is to end. */
  readonly cancelled: Int32Array;
}

/** What it tells. */
export type ExportTold =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'ended'; readonly ended: Result<Exported, ExportFault> };

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- startExport is the only one who starts this worker
const { order, cancelled } = workerData as ExportWork;

tell({ kind: 'ended', ended: work() });

function work(): Result<Exported, ExportFault> {
  try {
    const isCancelled = () => Atomics.load(cancelled, 0) !== 0;
    const progress = (done: number, total: number) => {
      tell({ kind: 'progress', done, total });
    };
    return succeeded(exportJournal(order, { tell: progress, isCancelled }));
  } catch (error) {
    const fault = exportFaultOf(error);
    if (fault === undefined) throw error;
    return failed(fault);
  }
}

function tell(told: ExportTold): void {
  parentPort?.postMessage(told);
}
