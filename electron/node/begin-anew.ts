import { maySetAside, troubleOf } from '../../shared/contract/journal-trouble.ts';
import { failed, type Result, succeeded } from '../../shared/lib/result.ts';
import type { Stand } from '../../shared/record/entry.ts';
import type { Journal, JournalFault } from '../../shared/record/journal.ts';
import { attempt } from './journal/attempt.ts';
import type { LaidAside } from './journal/keeping/set-aside.ts';
import type { Opening } from './keep-open.ts';

/**
 * Begins a new journal where the old one can't be kept on; `layAside` takes the old one away, whole. It is
 * only told as begun once it is open and its first entry says why.
 */
export function beginAnew(
  { opened, reopen, isOver }: Opening<{ readonly journal: Journal }>,
  stand: Stand,
  layAside: (withKeys: boolean) => LaidAside,
): Result<undefined, JournalFault> {
  if (isOver()) return failed({ kind: 'journal', detail: kept });
  // Taken away, replaced or damaged at work: only opening it anew tells what is the matter.
  if (!opened().error && !opened().keeping.journal.size().ok) reopen();
  const because = opened().error?.name ?? kept;
  if (!maySetAside(troubleOf(because))) return failed({ kind: 'journal', detail: because });
  const begun = attempt(() => {
    const laid = layAside(because.startsWith('Key'));
    reopen();
    const { error } = opened();
    if (error) throw error;
    return laid;
  });
  if (!begun.ok) return begun;
  const told = { kind: 'set-aside', because, ...begun.value } as const;
  const noted = opened().keeping.journal.note({ ...stand, ...told });
  return noted.ok ? succeeded(undefined) : noted;
}

/** A journal that nothing is the matter with is in use: our own. */
const kept = 'JournalInUse';
