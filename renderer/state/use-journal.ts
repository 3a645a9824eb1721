import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { EntryDetail, JournalContract } from '../../shared/contract/journal.ts';
import type { EntryFilter, JournalNames } from '../../shared/record/filter.ts';
import { createJournalReader, type JournalReader } from './journal-reader.ts';
import type { JournalWindow } from './journal-window.ts';

/** The journal under a filter; read anew whenever the filter changes, and on when it has grown to another `size`. */
export function useJournal(
  find: JournalContract['find'],
  filter: EntryFilter,
  size: number | undefined,
): { readonly window: JournalWindow; readonly reader: JournalReader } {
  const reader = useMemo(() => createJournalReader(find), [find]);
  const window = useSyncExternalStore(reader.subscribe, reader.view);
  useEffect(() => reader.open(filter, 'newest'), [reader, filter]);
  useEffect(() => {
    if (size !== undefined) reader.grown();
  }, [reader, size]);
  return { window, reader };
}

const noNames: JournalNames = { operators: [], services: [], because: [] };

/** The names that the journal holds, for the search. */
export function useNames(names: JournalContract['names']): JournalNames {
  const [known, setKnown] = useState(noNames);
  useEffect(() => {
    let isWanted = true;
    // Without them the search finds numbers and codes all the same.
    void names({}).then(
      (read) => {
        if (isWanted) setKnown(read);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [names]);
  return known;
}

/** One entry's place in the tree; absent while it is read. */
export function useDetail(
  detail: JournalContract['detail'],
  number: number | undefined,
): EntryDetail | undefined {
  const [read, setRead] = useState<{ readonly number: number; readonly detail: EntryDetail }>();
  const keep = useCallback((of: number, found: EntryDetail | undefined) => {
    if (found) setRead({ number: of, detail: found });
  }, []);
  useEffect(() => {
    if (number === undefined) return undefined;
    let isWanted = true;
    void detail({ number }).then(
      (found) => {
        if (isWanted) keep(number, found);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [detail, number, keep]);
  return read?.number === number ? read?.detail : undefined;
}
