import { never } from '../../../shared/lib/never.ts';
import type { Sent } from '../../../shared/capture/sent.ts';
import type { SentKeys } from '../../../shared/capture/sent-keys.ts';
import type { ScannerTrial } from '../../capture/self-test.ts';
import { useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';
import { Facts } from '../../parts/Facts.tsx';

/** What the scanner did with the last code, and what to change in it. */
export function SelfTestScanner({ trial }: { readonly trial: ScannerTrial | undefined }) {
  const words = useWords();
  const { selfTest } = words;
  return (
    <section className="card self-test-card">
      <h2 className="eyebrow">{selfTest.scanner}</h2>
      <div role="status" className="self-test-trial">
        {trial ? (
          <Facts rows={rowsOf(trial, words)} />
        ) : (
          <p className="note">{selfTest.scannerNone}</p>
        )}
        {trial && <Advice trial={trial} />}
      </div>
    </section>
  );
}

function Advice({ trial: { advice } }: { readonly trial: ScannerTrial }) {
  const { selfTest } = useWords();
  if (advice.length === 0) return <p className="note good">{selfTest.nothingToChange}</p>;
  return (
    <div className="self-test-advice">
      <h3>{selfTest.change}</h3>
      <ul>
        {advice.map((one) => (
          <li key={one}>{selfTest.advice[one]}</li>
        ))}
      </ul>
    </div>
  );
}

function rowsOf(
  { device, sent, aim, keys }: ScannerTrial,
  words: Words,
): readonly (readonly [string, string])[] {
  const { scannerRows: names, ...selfTest } = words.selfTest;
  return [
    [names.device, device ?? selfTest.keyboard],
    [names.sent, sent ? sentLine(sent, words) : selfTest.typed],
    ...(keys ? keyRows(keys, words) : []),
    [names.aim, aim ?? selfTest.noAim],
  ];
}

function keyRows(keys: SentKeys, words: Words): readonly (readonly [string, string])[] {
  const { scannerRows: names, ...selfTest } = words.selfTest;
  const { layout, prefix, suffix, meanMs, worstMs } = keys;
  return [
    [names.pace, selfTest.pace(Math.round(meanMs), Math.round(worstMs))],
    [names.layout, layout ? selfTest.layouts[layout] : selfTest.layoutUnknown],
    [names.prefix, prefix.join(' + ') || selfTest.noPrefix],
    [names.suffix, suffix.join(' + ') || selfTest.noSuffix],
  ];
}

/** Our own codes by name; of any other only what it is and how long. */
export function sentLine(sent: Sent, { selfTest, strangers }: Words): string {
  switch (sent.kind) {
    case 'test': {
      const { spoilt, name } = sent;
      const how =
        spoilt.kind === 'characters'
          ? selfTest.characters(spoilt.lost, spoilt.strange)
          : selfTest.spoilt[spoilt.kind];
      return `${selfTest.code[name]}: ${how}`;
    }
    case 'other': {
      const { looksLike, length } = sent;
      const isDocument = looksLike === 'link' || looksLike === 'barcode';
      const name = isDocument ? selfTest.documents[looksLike] : strangers[looksLike].name;
      return selfTest.other(name, length);
    }
    case 'too-long':
      return strangers['too-long'].name;
    default:
      return never(sent);
  }
}
