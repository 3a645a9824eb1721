import { failed, type Result } from '../../../shared/lib/result.ts';
import type { JournalFault } from '../../../shared/record/journal.ts';
import { attempt } from './attempt.ts';

/** Knows how the newest write went. */
export interface WriteWatch {
  write<Value>(work: () => Value): Result<Value, JournalFault>;
  /** What reading finds while writing works. After a failed write `probe` is tried, at most once a second. */
  whileWritable<Value>(read: () => Result<Value, JournalFault>): Result<Value, JournalFault>;
}

/** `probe` is a write that changes nothing; `now` is in milliseconds. */
export function watchWrites(probe: () => void, now: () => number): WriteWatch {
  let last: { readonly fault: JournalFault; readonly at: number } | undefined;
  const write = <Value>(work: () => Value) => {
    const written = attempt(work);
    last = written.ok ? undefined : { fault: written.fault, at: now() };
    return written;
  };
  return {
    write,
    whileWritable: (read) => {
      // The clock may be set back: any second that passed either way is one.
      if (last && Math.abs(now() - last.at) >= probeEveryMs) write(probe);
      // A journal that could not be written a moment ago is broken, however well it reads.
      return last ? failed(last.fault) : read();
    },
  };
}

const probeEveryMs = 1_000;
