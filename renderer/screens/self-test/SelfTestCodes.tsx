import { useEffect, useState } from 'react';
import { testCodeNames, type TestCode } from '../../../shared/capture/test-codes.ts';
import { Badge } from '../../parts/Badge.tsx';
import type { Modules } from '../../parts/draw-modules.ts';
import { Symbol } from '../../parts/Symbol.tsx';
import { useWords } from '../../words/use-words.ts';

interface SelfTestCodesProps {
  readonly draw: (name: TestCode) => Promise<Modules>;
  readonly passed: ReadonlySet<TestCode>;
}

/** The codes to read, from the screen or from paper; one that came whole says so. */
export function SelfTestCodes({ draw, passed }: SelfTestCodesProps) {
  const { selfTest } = useWords();
  return (
    <section className="card test-codes">
      <h2 className="eyebrow">{selfTest.codes}</h2>
      <ul>
        {testCodeNames.map((name) => (
          <li key={name}>
            <TestSymbol name={name} draw={draw} />
            <p className="test-caption">
              {selfTest.code[name]}
              {passed.has(name) && (
                <Badge tone="go" icon="tick">
                  {selfTest.passed}
                </Badge>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In pixels: wide enough to be read from a screen, with white enough beside it. */
const widest = { qr: 225, barcode: 250 };

function TestSymbol({
  name,
  draw,
}: { readonly name: TestCode } & Pick<SelfTestCodesProps, 'draw'>) {
  const { selfTest } = useWords();
  const [modules, setModules] = useState<Modules>();
  useEffect(() => {
    let isWanted = true;
    const keep = (drawn: Modules) => {
      if (isWanted) setModules(drawn);
    };
    // A code that can't be drawn leaves its place empty: the others stay.
    draw(name).then(keep, () => undefined);
    return () => {
      isWanted = false;
    };
  }, [name, draw]);
  const shape = name === 'qr' ? 'qr' : 'barcode';
  return (
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
  );
}
