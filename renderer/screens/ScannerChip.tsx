import type { DeskState } from '../../shared/contract/contract.ts';
import { Dot } from '../parts/Dot.tsx';
import { useWords } from '../words/use-words.ts';

export interface ScannerChipProps {
  /** Those with a port of their own; left out while nothing is known of them. */
  readonly scanners: DeskState['scanners'] | undefined;
}

/** How the scanners are. One in keyboard mode is always ready as far as anybody can tell. */
export function ScannerChip({ scanners = [] }: ScannerChipProps) {
  const { waiting } = useWords();
  // No driver means that nobody expects such a scanner here: the log tells IT.
  const told = scanners.filter(({ trouble }) => trouble !== 'no-driver');
  const lines = told.map(({ device, trouble }) =>
    trouble === undefined ? waiting.scannerOn(device) : waiting.scannerTrouble[trouble](device),
  );
  const worst = told.findIndex(({ trouble }) => trouble !== undefined);
  return (
    <span className="chip" title={lines.join('\n') || undefined}>
      <Dot lit={worst < 0 ? 'good' : 'bad'} />
      {lines[Math.max(0, worst)] ?? waiting.scanner}
    </span>
  );
}
