import { useEffect, useState } from 'react';
import type { DeskFacts } from '../../../shared/contract/contract.ts';
import type { JournalContract, ReceiptPaper as Receipt } from '../../../shared/contract/journal.ts';
import type { PaperContract } from '../../../shared/contract/paper.ts';
import { useQr } from '../../state/use-qr.ts';
import { useWords } from '../../words/use-words.ts';
import { PaperDialog } from './PaperDialog.tsx';
import { ReceiptPaper } from './ReceiptPaper.tsx';

interface ReceiptDialogProps {
  readonly number: number;
  readonly receipt: JournalContract['receipt'];
  readonly paper: PaperContract;
  readonly desk: DeskFacts['desk'];
  readonly onClose: () => void;
}

type Read =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly receipt: Receipt }
  | { readonly kind: 'failed' };

/** A check's receipt before it goes to the printer. */
export function ReceiptDialog({ number, receipt, paper, desk, onClose }: ReceiptDialogProps) {
  const words = useWords().receipt;
  const read = useReceipt(receipt, number);
  const qr = useQr(read.kind === 'read' ? read.receipt.qr : undefined);
  return (
    <PaperDialog
      label={words.title}
      fileName={words.fileName(String(number))}
      size="A5"
      paper={paper}
      isReady={read.kind === 'read' && qr !== 'making'}
      onClose={onClose}
    >
      {read.kind === 'read' ? (
        <ReceiptPaper receipt={read.receipt} desk={desk} qr={qr} />
      ) : (
        <p className={read.kind === 'failed' ? 'note bad' : 'note'} role="status">
          {read.kind === 'failed' ? words.failed : words.loading}
        </p>
      )}
    </PaperDialog>
  );
}

function useReceipt(receipt: JournalContract['receipt'], number: number): Read {
  const [read, setRead] = useState<Read>({ kind: 'reading' });
  useEffect(() => {
    let isWanted = true;
    const keep = (found: Read) => {
      if (isWanted) setRead(found);
    };
    receipt({ number }).then(
      (found) => keep(found ? { kind: 'read', receipt: found } : { kind: 'failed' }),
      () => keep({ kind: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [receipt, number]);
  return read;
}
