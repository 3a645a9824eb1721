import type { Exporting, ExportRequest } from '../../../shared/contract/journal.ts';
import type { Ended } from '../../../shared/desk/journal-desk.ts';
import type { Tell } from '../../../shared/desk/long-work.ts';
import type { Stand } from '../../../shared/record/entry.ts';
import { exportEntry } from '../journal/bundle/export-entry.ts';
import { startExport } from '../journal/bundle/export-run.ts';
import type { ExportOrder } from '../journal/bundle/export.ts';
import type { Kept } from '../open-record.ts';

export interface ExportParts {
  /** The journal's own folder. */
  readonly directory: string;
  readonly record: Pick<Kept, 'journal' | 'checkpoint'>;
  /** The program's version. */
  readonly version: string;
}

export interface ExportCall {
  readonly path: string;
  readonly request: ExportRequest;
  readonly tell: Tell;
  readonly signal: AbortSignal;
}

/**
 * Exports and notes it once it is written, with its digest. A bundle also holds an entry that tells of it;
 * as that is noted before, it says nothing of how the export ended. Rejects only for a bug.
 */
export async function exportTo(
  parts: ExportParts,
  stand: Stand,
  call: ExportCall,
): Promise<Ended<Exporting>> {
  const { journal } = parts.record;
  const { format } = call.request;
  const note = (last: number, entries: number, digest: string | undefined) =>
    journal.note({ ...stand, ...exportEntry(format, last, entries, digest) });
  const before = journal.size();
  if (!before.ok) return { kind: 'failed', because: 'journal' };
  if (format === 'bundle') note(before.value, before.value, undefined);
  const running = startExport(orderOf(parts, stand, call, before.value), call.tell);
  call.signal.addEventListener('abort', running.cancel, { once: true });
  const ended = await running.ended;
  if (!ended.ok) {
    const { fault } = ended;
    return fault === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', because: fault };
  }
  const { entries, digest } = ended.value;
  // A bundle goes on to the entry that tells of it.
  note(format === 'bundle' ? entries : before.value, entries, digest);
  return { kind: 'exported', path: call.path, entries };
}

function orderOf(
  { directory, record, version }: ExportParts,
  { desk }: Stand,
  { path, request }: ExportCall,
  size: number,
): ExportOrder {
  const sealed = request.format === 'bundle' ? record.checkpoint(desk) : undefined;
  return {
    ...request,
    directory,
    out: path,
    // As Ukrainian spreadsheets expect.
    delimiter: ';',
    size,
    seal: sealed?.ok ? { note: sealed.value.note, key: sealed.value.key } : undefined,
    program: version,
    madeAt: Date.now(),
  };
}
