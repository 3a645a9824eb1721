import { useEffect, useState } from 'react';
import type { Contract, DeskState } from '../../shared/contract/contract.ts';
import type { Entry } from '../../shared/record/entry.ts';

export type Recent =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly entries: readonly Entry[] }
  | { readonly kind: 'failed' };

/** As many as stand on the waiting screen. */
const recentCount = 3;

/** The journal's last entries, read again whenever `beat` changes. */
export function useRecent(contract: Pick<Contract, 'journal'>, beat: string): Recent {
  const [recent, setRecent] = useState<Recent>({ kind: 'reading' });
  useEffect(() => {
    let isWanted = true;
    const keep = (read: Recent) => {
      if (isWanted) setRecent(read);
    };
    contract.journal({ before: undefined, limit: recentCount }).then(
      (entries) => keep({ kind: 'read', entries }),
      // A journal that can't be read is told on the screen; scanning goes on.
      () => keep({ kind: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [contract, beat]);
  return recent;
}

const pollMs = 5_000;

/** The state line, polled and read again whenever `beat` changes; undefined when it can't be read. */
export function useStateLine(
  contract: Pick<Contract, 'state'>,
  beat: string,
): DeskState | undefined {
  const [state, setState] = useState<DeskState>();
  useEffect(() => {
    let isWanted = true;
    const keep = (read: DeskState | undefined) => {
      if (isWanted) setState(read);
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
  return state;
}
