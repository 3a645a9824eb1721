import { type Result, succeeded } from '../../shared/lib/result.ts';
import type { Journal, JournalFault } from '../../shared/record/journal.ts';
import { isClockProved } from '../../shared/record/retention.ts';
import { attempt } from './journal/attempt.ts';

/**
 * Whether this PC's clock, which says `now` (UTC ms), may be trusted with what can't be undone: the newest
 * check of the last day measured it, and found it right to the day.
 */
export function hasProvedClock(
  journal: Pick<Journal, 'list'>,
  now: number,
): Result<boolean, JournalFault> {
  const checks = attempt(() => journal.list({ limit: 1, filter: { kinds: ['check'] } }));
  if (!checks.ok) return checks;
  const [newest] = checks.value;
  const isFresh = newest?.kind === 'check' && Math.abs(now - newest.recordedAt) < dayMs;
  return succeeded(isFresh && isClockProved(newest.skewMs));
}

const dayMs = 86_400_000;
