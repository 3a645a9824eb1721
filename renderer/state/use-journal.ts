import { useCallback, useEffect, useState } from 'react';
import type { Contract } from '../../shared/contract/contract.ts';
import type { Entry } from '../../shared/record/entry.ts';

/** The journal as far as it was read, newest first. */
export interface JournalPages {
  readonly entries: readonly Entry[];
  readonly status: 'reading' | 'read' | 'failed';
  /** Whether older entries may be left. */
  readonly hasMore: boolean;
}

const pageLength = 100;

/** Reads the journal page by page; `more` reads the next, `again` begins anew. */
export function useJournal(contract: Pick<Contract, 'journal'>): {
  readonly pages: JournalPages;
  readonly more: () => void;
  readonly again: () => void;
} {
  const [pages, setPages] = useState<JournalPages>(empty);
  const read = useCallback(
    (before: readonly Entry[]) => {
      contract.journal({ before: before.at(-1)?.number, limit: pageLength }).then(
        (page) =>
          setPages({
            entries: [...before, ...page],
            status: 'read',
            hasMore: page.length === pageLength,
          }),
        () => setPages({ entries: before, status: 'failed', hasMore: false }),
      );
    },
    [contract],
  );
  useEffect(() => read([]), [read]);
  return {
    pages,
    more: () => {
      setPages({ ...pages, status: 'reading' });
      read(pages.entries);
    },
    again: () => {
      setPages({ ...pages, status: 'reading' });
      read([]);
    },
  };
}

const empty: JournalPages = { entries: [], status: 'reading', hasMore: false };
