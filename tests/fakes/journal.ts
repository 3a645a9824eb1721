import { failed, succeeded } from '../../shared/lib/result.ts';
import type { Begun, CheckEntry } from '../../shared/record/entry.ts';
import type { Earlier, Journal } from '../../shared/record/journal.ts';

/** A journal in memory; `breaks` makes the named step fail from then on. */
export interface FakeJournal extends Journal {
  readonly entries: CheckEntry[];
  readonly begun: Map<string, Begun>;
  breaks: 'nothing' | 'begin' | 'finish';
}

export function fakeJournal(now: () => number): FakeJournal {
  const entries: CheckEntry[] = [];
  const begun = new Map<string, Begun>();
  const fault = failed({ kind: 'journal', detail: 'full' } as const);
  const journal: FakeJournal = {
    entries,
    begun,
    breaks: 'nothing',
    begin(check) {
      if (journal.breaks === 'begin') return fault;
      begun.set(check.requestId, check);
      return succeeded(undefined);
    },
    finish(requestId, finish) {
      if (journal.breaks !== 'nothing') return fault;
      const check = begun.get(requestId);
      if (!check) throw new Error('finished without a beginning');
      begun.delete(requestId);
      const number = entries.length + 1;
      const entry: CheckEntry = {
        ...check,
        ...finish,
        version: 1,
        kind: 'check',
        number,
        recordedAt: now(),
      };
      entries.push(entry);
      return succeeded(entry);
    },
    earlier: (code, since) => [
      ...[...begun.values()].filter((check) => check.code === code).map(interrupted),
      ...entries
        .filter((entry) => entry.code === code)
        .filter(({ recordedAt, number }) => recordedAt >= since || number > entries.length - 20)
        .reverse(),
    ],
    list: ({ before, limit }) =>
      entries
        .filter(({ number }) => before === undefined || number < before)
        .reverse()
        .slice(0, limit),
    size: () => (journal.breaks === 'nothing' ? succeeded(entries.length) : fault),
  };
  return journal;
}

/** A begun check without an entry, as the real journal tells of it. */
function interrupted({ capturedAt }: Begun): Earlier {
  return {
    outcome: 'unchecked',
    because: 'interrupted',
    asking: 'perhaps',
    recordedAt: capturedAt,
    number: 0,
  };
}
