import type { ReactNode } from 'react';
import { testCodeNames, type TestCode } from '../../../shared/capture/test-codes.ts';
import { Symbol } from '../../parts/Symbol.tsx';
import type { TestSymbols } from '../../state/use-test-codes.ts';
import { useWords } from '../../words/use-words.ts';

interface TestCodeListProps {
  readonly symbols: TestSymbols;
  /** Pixels: how wide a QR code and a barcode may be. */
  readonly widest: Readonly<Record<'qr' | 'barcode', number>>;
  /** What stands beside a code's name. */
  readonly mark?: (name: TestCode) => ReactNode;
}

/** The codes to read, each with its name. */
export function TestCodeList({ symbols, widest, mark }: TestCodeListProps) {
  const { selfTest } = useWords();
  return (
    <ul>
      {testCodeNames.map((name) => {
        const modules = symbols.get(name);
        const shape = name === 'qr' ? 'qr' : 'barcode';
        return (
          <li key={name}>
            <div className={`test-symbol ${shape}`}>
              {modules && (
                <Symbol
                  modules={modules}
                  shape={shape}
                  label={selfTest.code[name]}
                  widest={widest[shape]}
                />
              )}
            </div>
            <p className="test-caption">
              {selfTest.code[name]}
              {mark?.(name)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
