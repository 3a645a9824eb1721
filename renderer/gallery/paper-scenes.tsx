import type { ReactNode } from 'react';
import type { PaperContract } from '../../shared/contract/paper.ts';
import { PaperDialog } from '../screens/paper/PaperDialog.tsx';
import { ReceiptPaper } from '../screens/paper/ReceiptPaper.tsx';
import { ShiftSlip } from '../screens/shift/ShiftSlip.tsx';
import { TestCodesPaper } from '../screens/self-test/TestCodesPaper.tsx';
import { SummaryReport } from '../screens/summary/SummaryReport.tsx';
import { useQr } from '../state/use-qr.ts';
import { useTestCodes } from '../state/use-test-codes.ts';
import { checkpoint, receipt, slip, summary } from './book-fixtures.ts';
import { facts, moment } from './fixtures.ts';
import { nothing, type Scene } from './scene.tsx';

/** What may be printed, as it stands before the printer. */
export const paperScenes: Readonly<Record<string, Scene>> = {
  receipt: { section: 'journal', draw: () => <Receipt /> },
  'summary-report': { section: 'summary', draw: () => <Report /> },
  'shift-slip': { section: 'summary', draw: () => <Slip /> },
  'test-codes': { section: 'self-test', draw: () => <TestCodes /> },
};

const noPaper: PaperContract = {
  print: () => Promise.resolve({ kind: 'cancelled' }),
  savePdf: () => Promise.resolve({ kind: 'cancelled' }),
  saveTable: () => Promise.resolve({ kind: 'cancelled' }),
};

function Sheet({ children }: { readonly children: ReactNode }) {
  return (
    <PaperDialog
      label={facts.desk.id}
      fileName=""
      size="A4"
      paper={noPaper}
      isReady
      onClose={nothing}
    >
      {children}
    </PaperDialog>
  );
}

function Receipt() {
  const qr = useQr(receipt.qr);
  return (
    <Sheet>
      <ReceiptPaper receipt={receipt} desk={facts.desk} qr={qr} />
    </Sheet>
  );
}

function Slip() {
  const qr = useQr(checkpoint);
  return (
    <Sheet>
      <ShiftSlip slip={slip} desk={facts.desk} mode="live" qr={qr} />
    </Sheet>
  );
}

function TestCodes() {
  const symbols = useTestCodes();
  return <TestCodesPaper symbols={symbols} desk={facts.desk} paper={noPaper} onClose={nothing} />;
}

function Report() {
  return (
    <Sheet>
      <SummaryReport
        title="22.11.2026"
        summary={summary}
        desk={facts.desk}
        mode="live"
        now={moment}
      />
    </Sheet>
  );
}
