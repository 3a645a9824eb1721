import type { DeskState } from '../../../shared/contract/contract.ts';
import { Dot } from '../../parts/Dot.tsx';
import { ChipButton } from '../ChipButton.tsx';
import { useWords } from '../../words/use-words.ts';

export interface ScannerChipProps {
  /** Those with a port of their own; left out while nothing is known of them. */
  readonly scanners: DeskState['scanners'] | undefined;
  readonly onSelfTest: () => void;
}

/** How the scanners are. One in keyboard mode is always ready: nobody can tell otherwise. */
export function ScannerChip({ scanners = [], onSelfTest }: ScannerChipProps) {
  const { waiting } = useWords();
  // No driver means that nobody expects such a scanner here: the log tells IT.
  const told = scanners.filter(({ trouble }) => trouble !== 'no-driver');
  const lines = told.map(({ device, trouble }) =>
    trouble === undefined ? waiting.scannerOn(device) : waiting.scannerTrouble[trouble](device),
  );
  const worst = told.findIndex(({ trouble }) => trouble !== undefined);
  return (
    <ChipButton title={lines.join('\n') || undefined} onPress={onSelfTest}>
      <Dot lit={worst < 0 ? 'good' : 'bad'} />
      {lines[Math.max(0, worst)] ?? waiting.scanner}
    </ChipButton>
  );
}
