import type { Journal } from '../record/journal.ts';
import type { Memory } from '../verdict/judge.ts';

/** What this desk remembers of a code since a moment (UTC ms): the journal is its memory. */
export function remember(journal: Journal, code: string | undefined, since: number): Memory {
  if (code === undefined) return 'nothing';
  const earlier = journal.earlier(code, since);
  if (earlier.some(({ outcome }) => outcome === 'valid' || outcome === 'caution')) {
    return 'confirmed';
  }
  return earlier.some(({ asking }) => asking === 'perhaps') ? 'doubtful' : 'nothing';
}
