import type { Journal } from '../record/journal.ts';
import type { Memory } from '../verdict/judge.ts';

/** What this desk remembers of a code; a confirmation counts since a moment (UTC ms). The journal is its memory. */
export function remember(journal: Journal, code: string | undefined, since: number): Memory {
  if (code === undefined) return 'nothing';
  const earlier = journal.earlier(code, since);
  const wasConfirmed = earlier.some(
    ({ outcome, recordedAt }) =>
      (outcome === 'valid' || outcome === 'caution') && recordedAt >= since,
  );
  if (wasConfirmed) return 'confirmed';
  // However long ago by the clock, which may have been set: a lost attempt of ours stays ours.
  return earlier.some(({ asking }) => asking === 'perhaps') ? 'doubtful' : 'nothing';
}
