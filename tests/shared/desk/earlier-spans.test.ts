import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeUpSpans } from '../../../shared/desk/earlier-spans.ts';
import { keepNotes } from '../../../shared/desk/notes.ts';
import type { Span } from '../../../shared/desk/offline.ts';
import type { Entry } from '../../../shared/record/entry.ts';
import { fakeJournal } from '../../fakes/journal.ts';
import { stand } from '../../fixtures/entries.ts';

const minute = 60_000;
const hour = 60 * minute;
const monthsEnd = new Date(2026, 9, 31, 22).getTime();
const because = 'offline' as const;

/** A journal at the end of October whose clock a test sets, and what the next start makes of it. */
function desk() {
  const clock = { at: monthsEnd };
  const journal = fakeJournal(() => clock.at);
  const opened = () =>
    journal.note({ ...stand, kind: 'offline', phase: 'opened', because, since: clock.at });
  const started = () => journal.note({ ...stand, kind: 'started', program: '1.0.0' });
  const takeUp = () => {
    const spans: Span[] = [];
    const ledger = { add: (span: Span) => spans.push(span) };
    takeUpSpans(
      journal,
      clock.at,
      keepNotes(journal, () => stand),
      ledger,
    );
    return spans;
  };
  return { clock, journal, opened, started, takeUp };
}

const isClosed = (entry: Entry | undefined) =>
  entry?.kind === 'offline' && entry.phase === 'closed' ? entry.forMs : undefined;

test('a span that was broken off before the first of the month is closed in the new one', () => {
  const { clock, journal, opened, started, takeUp } = desk();
  opened();
  clock.at += 20 * minute;
  journal.note({ ...stand, kind: 'stopped' });
  clock.at += 10 * hour;
  started();
  const spans = takeUp();
  assert.deepEqual(
    [isClosed(journal.entries.at(-1)), spans],
    [20 * minute, [{ endedAt: monthsEnd + 20 * minute, forMs: 20 * minute }]],
  );
  assert.deepEqual(takeUp(), spans, 'and not closed twice');
});

test('a span that a later start closed ended when it ended, not when that was told', () => {
  const { clock, journal, takeUp } = desk();
  const since = clock.at;
  clock.at += 10 * hour;
  const told = { kind: 'offline', phase: 'closed', because, since, attempts: 0 } as const;
  journal.note({ ...stand, ...told, forMs: 20 * minute });
  journal.note({ ...stand, ...told });
  assert.deepEqual(takeUp(), [
    { endedAt: clock.at, forMs: 0 },
    { endedAt: since + 20 * minute, forMs: 20 * minute },
  ]);
});

test('what this start has checked already does not belong to a span that an earlier one left', () => {
  const { clock, journal, opened, started, takeUp } = desk();
  opened();
  started();
  clock.at += hour;
  journal.note({ ...stand, kind: 'clock', skewMs: 0, wasMs: 0 });
  takeUp();
  assert.equal(isClosed(journal.entries.at(-1)), 0);
});
