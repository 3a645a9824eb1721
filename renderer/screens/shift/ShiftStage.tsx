import type { DeskFacts } from '../../../shared/contract/contract.ts';
import type { PaperContract } from '../../../shared/contract/paper.ts';
import { dateOf } from '../../show/format.ts';
import { useQr } from '../../state/use-qr.ts';
import type { useShift } from '../../state/use-summary.ts';
import { useWords } from '../../words/use-words.ts';
import { PaperDialog } from '../paper/PaperDialog.tsx';
import { ShiftDialog } from './ShiftDialog.tsx';
import { ShiftSlip } from './ShiftSlip.tsx';

interface ShiftStageProps {
  readonly work: ReturnType<typeof useShift>;
  readonly paper: PaperContract;
  readonly facts: DeskFacts;
  readonly onClose: () => void;
}

/** The shift's window, and the slip when one has ended. */
export function ShiftStage({ work, paper, facts, onClose }: ShiftStageProps) {
  const words = useWords().shift;
  const { shift, changed } = work;
  const slip = changed?.kind === 'changed' ? changed.slip : undefined;
  const qr = useQr(slip?.checkpoint);
  if (slip) {
    return (
      <PaperDialog
        label={words.slip}
        fileName={words.fileName(dateOf(slip.until))}
        size="A5"
        paper={paper}
        isReady={slip.checkpoint === undefined || qr !== 'making'}
        onClose={onClose}
      >
        <ShiftSlip slip={slip} desk={facts.desk} mode={facts.mode} qr={qr} />
      </PaperDialog>
    );
  }
  if (!shift) return null;
  const open = async (operator: string) => {
    const answer = await work.open(operator);
    // Who takes over a shift that was open prints the slip of the one that this ended.
    if (answer.kind === 'changed' && !answer.slip) onClose();
  };
  return (
    <ShiftDialog
      shift={shift}
      changed={changed}
      onOpenShift={(operator) => void open(operator)}
      onCloseShift={() => void work.close()}
      onClose={onClose}
    />
  );
}
