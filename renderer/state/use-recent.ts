import { useEffect, useState } from 'react';
import type { Contract, DeskState } from '../../shared/contract/contract.ts';
import type { JournalContract } from '../../shared/contract/journal.ts';
import type { CheckEntry, Entry } from '../../shared/record/entry.ts';
import type { View } from './desk-state.ts';
import type { DeskStore } from './desk-store.ts';

export type Recent =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly entries: readonly CheckEntry[] }
  | { readonly kind: 'failed' };

/** As many as stand on the waiting screen, and among how many lines of any kind they are looked for. */
const recentCount = 3;
const pageLength = 50;

/** The journal's last entries, read again whenever `beat` changes. */
export function useRecent({ find }: Pick<JournalContract, 'find'>, beat: string): Recent {
  const [recent, setRecent] = useState<Recent>({ kind: 'reading' });
  useEffect(() => {
    let isWanted = true;
    const keep = (read: Recent) => {
      if (isWanted) setRecent(read);
    };
    find({ limit: pageLength }).then(
      (found) => keep(found.kind === 'found' ? recentOf(found.entries) : found),
      // A journal that can't be read is told on the screen; scanning goes on.
      () => keep({ kind: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [find, beat]);
  return recent;
}

function recentOf(entries: readonly Entry[]): Recent {
  const checks = entries.filter((entry) => entry.kind === 'check');
  return { kind: 'read', entries: checks.slice(0, recentCount) };
}

/** The state line as it was last read. */
export interface StateLine {
  /** Absent until it was read, or when it can't be read. */
  readonly state: DeskState | undefined;
  /** UTC milliseconds. */
  readonly readAt: number;
}

/** The waiting screen must tell within two seconds that the registry is away, and that it is back. */
const pollMs = 1_000;

/** The state line, polled, and read anew whenever a check begins or ends; the store hears how the link is. */
export function useStateLine(
  contract: Pick<Contract, 'state'>,
  store: Pick<DeskStore, 'linked'>,
  view: View,
): StateLine {
  const beat = view.kind === 'showing' ? view.served.requestId : view.kind;
  const line = usePolled(contract, beat);
  useEffect(() => {
    if (line.state) store.linked(line.state.link);
  }, [line, store]);
  return line;
}

function usePolled(contract: Pick<Contract, 'state'>, beat: string): StateLine {
  const [line, setLine] = useState<StateLine>(() => ({ state: undefined, readAt: Date.now() }));
  useEffect(() => {
    let isWanted = true;
    const keep = (state: DeskState | undefined) => {
      if (isWanted) setLine({ state, readAt: Date.now() });
    };
    const read = () => {
      contract.state({}).then(keep, () => keep(undefined));
    };
    read();
    const timer = setInterval(read, pollMs);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [contract, beat]);
  return line;
}
