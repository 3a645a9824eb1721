import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { PaperContract, PaperSize } from '../../../shared/contract/paper.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useSending } from '../../state/use-sending.ts';
import { useWords } from '../../words/use-words.ts';
import { SentLine } from './SentLine.tsx';

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
  const { sent, send } = useSending();
  const isBusy = sent === 'sending';
  return (
    <Dialog label={props.label} look="paper-dialog" onClose={onClose}>
      {createPortal(<div className="print-sheet">{props.children}</div>, document.body)}
      <div className="paper-scroll" tabIndex={0} role="group" aria-label={props.label}>
        {props.children}
      </div>
      <div className="paper-actions">
        <SentLine sent={sent} />
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
