import type { JournalFault } from '../../../shared/record/journal.ts';
import { failed, type Result, succeeded } from '../../../shared/lib/result.ts';
import { worldCode } from './errors.ts';

/** Does one piece of work on the journal: what the world may do becomes a fault, a bug throws on. */
export function attempt<Value>(work: () => Value): Result<Value, JournalFault> {
  try {
    return succeeded(work());
  } catch (error) {
    const detail = worldCode(error);
    if (detail === undefined) throw error;
    return failed({ kind: 'journal', detail });
  }
}
