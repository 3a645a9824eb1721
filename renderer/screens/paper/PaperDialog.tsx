import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { PaperContract, PaperSent, PaperSize } from '../../../shared/contract/paper.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import type { ReceiptWords } from '../../words/receipt-words.ts';
import { useWords } from '../../words/use-words.ts';

interface PaperDialogProps {
  readonly label: string;
  /** Proposed for a PDF's file. */
  readonly fileName: string;
  readonly size: PaperSize;
  readonly paper: PaperContract;
  /** Whether there is something to print yet. */
  readonly isReady: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A paper as it will be printed, and the ways it may go: the printer or a PDF. What is printed is a second sheet
 * behind the page, as a window over it can't be broken into pages.
 */
export function PaperDialog(props: PaperDialogProps) {
  const { paper, size, isReady, onClose } = props;
  const { receipt } = useWords();
  const [sent, setSent] = useState<PaperSent | 'sending'>();
  const isBusy = sent === 'sending';
  const send = (sending: Promise<PaperSent>) => {
    setSent('sending');
    sending.then(setSent, () => setSent({ kind: 'failed' }));
  };
  return (
    <Dialog label={props.label} look="paper-dialog" onClose={onClose}>
      {createPortal(<div className="print-sheet">{props.children}</div>, document.body)}
      <div className="paper-scroll" tabIndex={0} role="group" aria-label={props.label}>
        {props.children}
      </div>
      <div className="paper-actions">
        <p role="status" className={isFailed(sent) ? 'note bad' : 'note'}>
          {sent !== undefined && sent !== 'sending' && lineOf(sent, receipt)}
        </p>
        <Button
          look="primary"
          disabled={!isReady || isBusy}
          onPress={() => send(paper.print({ size }))}
        >
          {receipt.print}
        </Button>
        <Button
          look="plain"
          disabled={!isReady || isBusy}
          onPress={() => send(paper.savePdf({ name: props.fileName, size }))}
        >
          {receipt.pdf}
        </Button>
        <Button look="plain" shortcut="Esc" onPress={onClose}>
          {receipt.close}
        </Button>
      </div>
    </Dialog>
  );
}

function isFailed(sent: PaperSent | 'sending' | undefined): boolean {
  return typeof sent === 'object' && sent.kind === 'failed';
}

function lineOf(sent: PaperSent, words: ReceiptWords): string {
  if (sent.kind === 'saved') return `${words.saved} ${sent.path}`;
  if (sent.kind === 'failed') return words.notSent;
  return words[sent.kind];
}
