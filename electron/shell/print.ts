import type { PaperContract, PaperSent, PaperSize } from '../../shared/contract/paper.ts';
import { saveAs } from './dialogs.ts';
import { deskWindows } from './window.ts';

/** Prints what the page shows as paper: its own style sheet leaves everything else out. */
export function openPaper(
  tableText: (rows: readonly (readonly string[])[]) => string,
): PaperContract {
  return {
    print: ({ size }) => printed(size),
    savePdf: ({ name, size }) =>
      saveAs(name, { name: 'PDF', extensions: ['pdf'] }, () => pdf(size)),
    saveTable: ({ name, rows }) =>
      saveAs(name, { name: 'CSV', extensions: ['csv'] }, () => Promise.resolve(tableText(rows))),
  };
}

async function printed(pageSize: PaperSize): Promise<PaperSent> {
  const contents = deskWindows()[0]?.webContents;
  if (!contents) return { kind: 'failed' };
  return new Promise((resolve) => {
    contents.print({ silent: false, printBackground: true, pageSize }, (isPrinted, reason) => {
      // Electron tells a change of mind only by this text.
      const isCancelled = /cancel/i.test(reason);
      resolve({ kind: isPrinted ? 'printed' : isCancelled ? 'cancelled' : 'failed' });
    });
  });
}

async function pdf(pageSize: PaperSize): Promise<Uint8Array> {
  const contents = deskWindows()[0]?.webContents;
  if (!contents) throw new Error('the desk has no window');
  return contents.printToPDF({ pageSize, printBackground: true });
}
