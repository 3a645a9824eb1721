import type { TestCode } from '../../../shared/capture/test-codes.ts';
import { Badge } from '../../parts/Badge.tsx';
import type { TestSymbols } from '../../state/use-test-codes.ts';
import { useWords } from '../../words/use-words.ts';
import { TestCodeList } from './TestCodeList.tsx';

interface SelfTestCodesProps {
  readonly symbols: TestSymbols;
  readonly passed: ReadonlySet<TestCode>;
}

/** Wide enough to be read from a screen, with white enough beside it. */
const widest = { qr: 225, barcode: 250 };

/** The codes to read from the screen; one that came whole says so. */
export function SelfTestCodes({ symbols, passed }: SelfTestCodesProps) {
  const { selfTest } = useWords();
  const mark = (name: TestCode) =>
    passed.has(name) && (
      <Badge tone="go" icon="tick">
        {selfTest.passed}
      </Badge>
    );
  return (
    <section className="card test-codes">
      <h2 className="eyebrow">{selfTest.codes}</h2>
      <TestCodeList symbols={symbols} widest={widest} mark={mark} />
    </section>
  );
}
