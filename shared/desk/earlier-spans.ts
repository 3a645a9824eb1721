import type { Entry } from '../record/entry.ts';
import type { Journal } from '../record/journal.ts';
import type { Notes } from './notes.ts';
import { endOfSpan, monthOf, type OfflineLedger, type Span } from './offline.ts';

type Offline = Extract<Entry, { kind: 'offline' }>;

/** The account of the time without the registry goes on where the last start left it. */
export function takeUpSpans(
  journal: Journal,
  now: number,
  notes: Notes,
  ledger: Pick<OfflineLedger, 'add'>,
): void {
  if (!journal.size().ok) return;
  const { closed, broken } = readSpans(journal, monthOf(now));
  for (const span of closed) ledger.add(span);
  if (!broken) return;
  const { because, since, forMs, attempts } = broken;
  notes.note({ kind: 'offline', phase: 'closed', because, since, forMs, attempts });
  ledger.add({ endedAt: endOfSpan(broken), forMs });
}

/** What the journal knows of it. */
interface EarlierSpans {
  readonly closed: readonly Span[];
  readonly broken: BrokenSpan | undefined;
}

/** The program stopped in the middle of it; it lasted at least until that program's last sign of life. */
type BrokenSpan = Offline & { readonly forMs: number; readonly attempts: number };

/** Reads the spans that ended since a moment (UTC ms), and the one that a stop broke off, whenever it began. */
function readSpans(journal: Journal, since: number): EarlierSpans {
  const closed = readAll(journal, since)
    .filter(({ phase }) => phase === 'closed')
    .map((entry) => ({ endedAt: endOfSpan(entry), forMs: entry.forMs ?? 0 }));
  const [last] = journal.list({ limit: 1, filter: { kinds: ['offline'] } });
  const isBroken = last?.kind === 'offline' && last.phase === 'opened';
  return { closed, broken: isBroken ? breakOff(journal, last) : undefined };
}

function breakOff(journal: Journal, opened: Offline): BrokenSpan {
  const after = opened.number;
  const [start] = journal.list({ after, limit: 1, filter: { kinds: ['started'] } });
  const before = start?.number;
  // What a crash cut off is recorded at the next start: it is no sign of life.
  const alive = journal
    .list({ before, limit: pageSize })
    .find((entry) => entry.kind !== 'check' || entry.because !== 'interrupted');
  const forMs = Math.max(0, (alive ?? opened).recordedAt - opened.since);
  return { ...opened, forMs, attempts: countChecks(journal, after, before) };
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
function countChecks(journal: Journal, after: number, before = Infinity): number {
  const filter = { kinds: ['check'], outcomes: ['unchecked'] } as const;
  const checks = journal.list({ after, limit: pageSize, filter });
  return checks.filter(({ number }) => number < before).length;
}
