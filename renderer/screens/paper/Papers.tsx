import { useCallback, useEffect, useState } from 'react';
import type { DeskFacts } from '../../../shared/contract/contract.ts';
import type { Books } from '../../bridge.ts';
import type { View } from '../../state/desk-state.ts';
import type { DeskStore } from '../../state/desk-store.ts';
import type { useShift } from '../../state/use-summary.ts';
import { ReceiptDialog } from './ReceiptDialog.tsx';
import { ShiftStage } from '../shift/ShiftStage.tsx';

/** A window over the screens. */
export type Paper =
  { readonly kind: 'receipt'; readonly number: number } | { readonly kind: 'shift' };

/** Which window is open. The newest scan wins: a check closes it. */
export function usePaper(store: DeskStore, view: View) {
  const [paper, setPaper] = useState<Paper>();
  useEffect(
    () =>
      store.subscribe(() => {
        if (store.view().kind === 'checking') setPaper(undefined);
      }),
    [store],
  );
  const onReceipt = useCallback((number: number) => setPaper({ kind: 'receipt', number }), []);
  useCtrlP(view, onReceipt);
  return {
    paper,
    onReceipt,
    onShift: useCallback(() => setPaper({ kind: 'shift' }), []),
    onClose: useCallback(() => setPaper(undefined), []),
  };
}

interface PapersProps {
  readonly paper: Paper | undefined;
  readonly books: Books;
  readonly facts: DeskFacts;
  readonly shift: ReturnType<typeof useShift>;
  readonly onClose: () => void;
}

/** Papers that leave the desk, and the shift that ends with one. */
export function Papers({ paper, books, facts, shift, onClose }: PapersProps) {
  const { forget } = shift;
  const close = useCallback(() => {
    forget();
    onClose();
  }, [forget, onClose]);
  if (paper?.kind === 'receipt') {
    return (
      <ReceiptDialog
        number={paper.number}
        receipt={books.receipt}
        paper={books}
        desk={facts.desk}
        onClose={onClose}
      />
    );
  }
  return paper && <ShiftStage work={shift} paper={books} facts={facts} onClose={close} />;
}

/** The receipt of the verdict on the screen. */
function useCtrlP(view: View, onReceipt: (number: number) => void): void {
  const number = view.kind === 'showing' ? view.served.entry?.number : undefined;
  useEffect(() => {
    if (number === undefined) return undefined;
    const press = (event: KeyboardEvent) => {
      const isIt = event.code === 'KeyP' && (event.ctrlKey || event.metaKey);
      if (!isIt || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      onReceipt(number);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [number, onReceipt]);
}
