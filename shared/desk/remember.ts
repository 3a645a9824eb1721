import type { Journal } from '../record/journal.ts';
import type { Memory } from '../verdict/judge.ts';

/**
 * What this desk remembers of a code, given by each digest that may stand for it; a confirmation counts
 * since a moment (UTC ms). The journal is its memory.
 */
export function remember(journal: Journal, codes: readonly string[], since: number): Memory {
  const earlier = codes.flatMap((code) => journal.earlier(code, since));
  const wasConfirmed = earlier.some(
    ({ outcome, recordedAt }) =>
      (outcome === 'valid' || outcome === 'caution') && recordedAt >= since,
  );
  if (wasConfirmed) return 'confirmed';
  // However long ago by the clock, which may have been set: a lost attempt of ours stays ours.
  const isDoubtful = earlier.some(
    // Judged by a lost attempt before: within one check, whose second try was answered.
    ({ asking, because }) => asking === 'perhaps' || because === 'lost-attempt',
  );
  return isDoubtful ? 'doubtful' : 'nothing';
}
