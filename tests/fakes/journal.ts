import { namesOf, passes } from '../../shared/record/filter.ts';
import { failed, succeeded } from '../../shared/lib/result.ts';
import type { Begun, CheckEntry, Entry, HappenedEntry } from '../../shared/record/entry.ts';
import type { Earlier, Journal } from '../../shared/record/journal.ts';

/** A journal in memory; `breaks` makes the named step fail from then on. */
export interface FakeJournal extends Journal {
  readonly entries: Entry[];
  readonly begun: Map<string, Begun>;
  breaks: 'nothing' | 'begin' | 'finish';
}

export function fakeJournal(now: () => number): FakeJournal {
  const entries: Entry[] = [];
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
        version: 2,
        kind: 'check',
        number,
        recordedAt: now(),
      };
      entries.push(entry);
      return succeeded(entry);
    },
    note(happening) {
      if (journal.breaks !== 'nothing') return fault;
      const place = { number: entries.length + 1, recordedAt: now() };
      const entry: HappenedEntry = { ...happening, ...place, version: 2 };
      entries.push(entry);
      return succeeded(entry);
    },
    earlier: (code, since) => [
      ...[...begun.values()].filter((check) => check.code === code).map(interrupted),
      ...entries
        .filter((entry) => entry.kind === 'check')
        .filter((entry) => entry.code === code)
        .filter(({ recordedAt, number }) => recordedAt >= since || number > entries.length - 20)
        .reverse(),
    ],
    list: ({ before = Infinity, after, limit, filter = {} }) => {
      const passing = entries.filter((entry) => passes(filter, entry) && entry.number < before);
      if (after === undefined) return passing.reverse().slice(0, limit);
      const above = passing.filter(({ number }) => number > after);
      return above.slice(0, limit).reverse();
    },
    names: () => namesOf(entries),
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
