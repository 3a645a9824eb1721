import { useCallback, useEffect, useState } from 'react';
import type {
  Shift,
  ShiftChanged,
  ShiftContract,
  Summary,
  SummaryRequest,
} from '../../shared/contract/shift.ts';

export type SummaryRead =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly summary: Summary }
  | { readonly kind: 'failed' };

const reading: SummaryRead = { kind: 'reading' };

/** What was read, as far as it is of this span: figures of another one must not stand, or be printed, under its name. */
export function readOf(read: SummaryRead, request: SummaryRequest | undefined): SummaryRead {
  if (read.kind !== 'read') return read;
  const { from, until } = read.summary;
  return from === request?.from && until === request.until ? read : reading;
}

/** The summary of a span, read again whenever `beat` changes; what was read of it before stays until then. */
export function useSummary(
  summary: ShiftContract['summary'],
  request: SummaryRequest | undefined,
  beat: string,
): SummaryRead {
  const [read, setRead] = useState(reading);
  const { from, until, slice, isShift } = request ?? {};
  useEffect(() => {
    if (from === undefined || until === undefined || slice === undefined) return undefined;
    let isWanted = true;
    const keep = (found: SummaryRead) => {
      if (isWanted) setRead(found);
    };
    summary({ from, until, slice, isShift }).then(
      (summed) =>
        keep(
          summed.kind === 'summed' ? { kind: 'read', summary: summed.summary } : { kind: 'failed' },
        ),
      () => keep({ kind: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [summary, from, until, slice, isShift, beat]);
  return readOf(read, request);
}

/** Who works here now, and how to change it; read again whenever `beat` changes. */
export function useShift(contract: ShiftContract, beat: string) {
  const [shift, setShift] = useState<Shift>();
  const [changed, setChanged] = useState<ShiftChanged>();
  useEffect(() => {
    let isWanted = true;
    void contract.shift({}).then(
      (read) => {
        if (isWanted) setShift(read);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [contract, beat]);
  /** Keeps what a change came to, and hands it on. */
  const keep = useCallback(async (changing: Promise<ShiftChanged>) => {
    const answer = await changing.catch(() => ({ kind: 'failed' }) as const);
    setChanged(answer);
    if (answer.kind === 'changed') setShift(answer.shift);
    return answer;
  }, []);
  return {
    shift,
    changed,
    forget: useCallback(() => setChanged(undefined), []),
    open: useCallback(
      (operator: string) => keep(contract.openShift({ operator })),
      [contract, keep],
    ),
    close: useCallback(() => keep(contract.closeShift({})), [contract, keep]),
  };
}
