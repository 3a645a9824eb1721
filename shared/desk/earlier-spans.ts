import type { Entry } from '../record/entry.ts';
import type { Journal } from '../record/journal.ts';
import type { Notes } from './notes.ts';
import { monthOf, type OfflineLedger, type Span } from './offline.ts';

type Offline = Extract<Entry, { kind: 'offline' }>;

/** The account of the time without the registry goes on where the last start left it. */
export function takeUpSpans(
  journal: Journal,
  now: number,
  notes: Notes,
  ledger: OfflineLedger,
): void {
  if (!journal.size().ok) return;
  const { closed, broken } = readSpans(journal, monthOf(now));
  for (const span of closed) ledger.add(span);
  if (!broken) return;
  const { because, since, forMs, attempts } = broken;
  notes.note({ kind: 'offline', phase: 'closed', because, since, forMs, attempts });
  ledger.add({ endedAt: since + forMs, forMs });
}

/** What the journal knows of it. */
interface EarlierSpans {
  readonly closed: readonly Span[];
  /** The program stopped in the middle of one; it lasted at least until the journal's last sign of life. */
  readonly broken: (Offline & { readonly forMs: number; readonly attempts: number }) | undefined;
}

/** Reads the spans that ended since a moment (UTC ms), and the one that a stop broke off. */
function readSpans(journal: Journal, since: number): EarlierSpans {
  const [newest] = journal.list({ before: undefined, limit: 1 });
  const all = readAll(journal, since);
  const closed = all
    .filter(({ phase }) => phase === 'closed')
    .map(({ recordedAt, forMs = 0 }) => ({ endedAt: recordedAt, forMs }));
  const [last] = all;
  if (!newest || last?.phase !== 'opened') return { closed, broken: undefined };
  const forMs = Math.max(0, newest.recordedAt - last.since);
  const attempts = countChecks(journal, last.number);
  return { closed, broken: { ...last, forMs, attempts } };
}

const pageSize = 500;

function readAll(journal: Journal, since: number): readonly Offline[] {
  const filter = { kinds: ['offline'], from: since } as const;
  const found: Offline[] = [];
  for (let before: number | undefined; ; before = found.at(-1)?.number) {
    const page = journal.list({ before, limit: pageSize, filter });
    found.push(...page.filter((entry) => entry.kind === 'offline'));
    if (page.length < pageSize) return found;
  }
}

/** Checks in a span that ended without an answer; one page of them tells enough. */
function countChecks(journal: Journal, after: number): number {
  const filter = { kinds: ['check'], outcomes: ['unchecked'] } as const;
  return journal.list({ after, limit: pageSize, filter }).length;
}
