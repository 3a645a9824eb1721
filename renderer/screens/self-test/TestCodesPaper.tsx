import { testCodeNames } from '../../../shared/capture/test-codes.ts';
import type { DeskFacts } from '../../../shared/contract/contract.ts';
import type { PaperContract } from '../../../shared/contract/paper.ts';
import type { TestSymbols } from '../../state/use-test-codes.ts';
import { useWords } from '../../words/use-words.ts';
import { Paper } from '../paper/Paper.tsx';
import { PaperDialog } from '../paper/PaperDialog.tsx';
import { TestCodeList } from './TestCodeList.tsx';

interface TestCodesPaperProps {
  readonly symbols: TestSymbols;
  readonly desk: DeskFacts['desk'];
  readonly paper: PaperContract;
  readonly onClose: () => void;
}

/** On paper a module of a barcode is wider than a third of a millimetre: any scanner reads that. */
const widest = { qr: 340, barcode: 400 };

/** The codes on a sheet, for scanners that don't read from screens. */
export function TestCodesPaper({ symbols, desk, paper, onClose }: TestCodesPaperProps) {
  const { selfTest } = useWords();
  return (
    <PaperDialog
      label={selfTest.codes}
      fileName={selfTest.fileName}
      size="A4"
      paper={paper}
      isReady={symbols.size === testCodeNames.length}
      onClose={onClose}
    >
      {/* The same sheet in the demo: it proves nothing anyway, and says so. */}
      <Paper
        kind="report"
        mode="live"
        places={[desk.centre, desk.window, desk.id]}
        title={selfTest.codes}
      >
        <p className="paper-intro">{selfTest.sheetNote}</p>
        <div className="paper-codes">
          <TestCodeList symbols={symbols} widest={widest} />
        </div>
      </Paper>
    </PaperDialog>
  );
}
