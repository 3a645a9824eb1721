import { failed, type Result, succeeded } from '../../shared/lib/result.ts';
import { wait } from '../../shared/lib/wait.ts';
import type { Stand } from '../../shared/record/entry.ts';
import type { JournalFault } from '../../shared/record/journal.ts';
import {
  purgeBefore,
  type PurgePlan,
  type PurgeRefusal,
  type Retention,
} from '../../shared/record/retention.ts';
import { attempt } from './journal/attempt.ts';
import type { Kept } from './open-record.ts';
import { hasProvedClock } from './proved-clock.ts';

/** What retention needs of a desk. */
export interface RetentionParts {
  readonly record: Pick<Kept, 'journal' | 'purging' | 'rotate'>;
  readonly retention: Retention;
  readonly stand: () => Stand;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Hears of a bug in what happens by itself. */
  readonly onBug: (error: unknown) => void;
}

/** Why texts stay for now. */
export type Staying = { readonly kind: PurgeRefusal } | JournalFault;

/** Keeps what must be kept, and no longer. */
export interface RetentionKeeper {
  /** What is due now, for people to see beforehand. */
  preview(): Result<PurgePlan, Staying>;
  /** Takes the texts that are due out of the journal, a little at a time. */
  run(): Promise<Result<PurgePlan, Staying>>;
  close(): void;
}

/** By itself soon after the start and every hour: a clock is measured late, and a desk may run for weeks. */
export function keepRetention(parts: RetentionParts, everyMs = 3_600_000): RetentionKeeper {
  const over = new AbortController();
  const tidyUp = () => {
    tidy(parts, over.signal).catch(parts.onBug);
  };
  const first = setTimeout(tidyUp, Math.min(everyMs, firstAfterMs)).unref();
  const hourly = setInterval(tidyUp, everyMs).unref();
  return {
    preview: () => preview(parts),
    run: () => run(parts, over.signal),
    close: () => {
      over.abort();
      clearTimeout(first);
      clearInterval(hourly);
    },
  };
}

/** The first look waits until the desk stands and the clock was measured. */
const firstAfterMs = 120_000;

async function tidy(parts: RetentionParts, signal: AbortSignal): Promise<void> {
  rotate(parts);
  await run(parts, signal);
}

/** A key that is destroyed is gone for good: not by a clock that may be years ahead. */
function rotate({ record, retention, stand, now }: RetentionParts): void {
  const proved = hasProvedClock(record.journal, now());
  if (!proved.ok || !proved.value) return;
  const year = new Date(now()).getFullYear();
  record.rotate(stand(), year, year - retention.years);
}

function preview({ record, retention, now }: RetentionParts): Result<PurgePlan, Staying> {
  const planned = record.purging.plan(purgeBefore(now(), retention));
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (!plan) return failed({ kind: 'nothing-due' });
  const proved = hasProvedClock(record.journal, now());
  if (!proved.ok) return proved;
  if (!proved.value) return failed({ kind: 'clock-unproved' });
  if (!retention.afterExport) return succeeded(plan);
  const exported = attempt(() => exportedUntil(record.journal));
  if (!exported.ok) return exported;
  return exported.value < plan.last ? failed({ kind: 'export-first' }) : succeeded(plan);
}

async function run(
  parts: RetentionParts,
  signal: AbortSignal,
): Promise<Result<PurgePlan, Staying>> {
  const { purging } = parts.record;
  const planned = preview(parts);
  if (planned.ok && !signal.aborted) {
    const begun = purging.begin(parts.stand(), planned.value);
    if (!begun.ok) return begun;
  }
  // Also when nothing is due: a crash may have left texts that the journal says are gone.
  while (!signal.aborted) {
    const step = purging.step();
    if (!step.ok || !step.value) break;
    await wait(betweenStepsMs, signal);
  }
  return planned;
}

/** Checks go first: a desk is never held up for longer than one step. */
const betweenStepsMs = 20;

/** Up to where all entries have left the desk in some export that ended well: only such a one has a digest. */
function exportedUntil(journal: Kept['journal']): number {
  const exports = journal.list({ limit: 100, filter: { kinds: ['export'] } });
  const whole = exports
    .filter((entry) => entry.kind === 'export')
    .filter(({ digest }) => digest !== undefined)
    .filter(({ first, last, entries }) => entries === last - first + 1);
  return Math.max(0, ...whole.map(({ last }) => last));
}
