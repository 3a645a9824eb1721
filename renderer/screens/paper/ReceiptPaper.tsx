import type { ReceiptPaper as Receipt } from '../../../shared/contract/journal.ts';
import { Facts } from '../../parts/Facts.tsx';
import type { DeskFacts } from '../../../shared/contract/contract.ts';
import type { CheckEntry } from '../../../shared/record/entry.ts';
import { Icon } from '../../parts/Icon.tsx';
import { PaperQr } from '../../parts/PaperQr.tsx';
import type { Qr } from '../../parts/draw-modules.ts';
import { dateOf, timeOf } from '../../show/format.ts';
import { looks } from '../../show/looks.ts';
import { causeOf } from '../../words/advice.ts';
import { useWords } from '../../words/use-words.ts';
import { Paper } from './Paper.tsx';
import type { Words } from '../../words/words.ts';
import { documentOf } from '../journal/JournalRow.tsx';

export interface ReceiptPaperProps {
  readonly receipt: Receipt;
  readonly desk: DeskFacts['desk'];
  readonly qr: Qr;
}

/** «Підтвердження перевірки»: that a check was made and how it ended; nothing of whose document it was. */
export function ReceiptPaper({ receipt, desk, qr }: ReceiptPaperProps) {
  const words = useWords();
  const { entry } = receipt;
  if (entry.kind !== 'check') return null;
  const { tone, icon } = looks[entry.outcome];
  const cause = causeOf(entry, words);
  return (
    <Paper
      kind="receipt"
      mode={entry.mode}
      places={[desk.centre, desk.window]}
      title={words.receipt.title}
    >
      <p className={`paper-verdict tone-${tone}`}>
        <Icon name={icon} />
        <strong>{words.headlines[entry.outcome]}</strong>
        {cause !== '' && <span>{cause}</span>}
      </p>
      <p className="paper-intro">{words.receipt.intro}</p>
      <div className="paper-columns">
        <Facts rows={rowsOf(entry, words)} />
        <PaperQr qr={qr} label={words.receipt.qr} />
      </div>
      <Proof receipt={receipt} words={words} />
      <footer className="paper-foot">
        <p>{words.receipt.verify}</p>
        <p>{words.receipt.noPerson}</p>
      </footer>
    </Paper>
  );
}

function rowsOf(entry: CheckEntry, words: Words): readonly (readonly [string, string])[] {
  const { receipt, showing } = words;
  const isNamed = entry.documentType !== undefined;
  return [
    [receipt.at, `${dateOf(entry.recordedAt)} ${timeOf(entry.recordedAt)}`],
    [
      receipt.document,
      isNamed
        ? `${documentOf(entry, words)} (${receipt.typeIs[entry.typeIs]})`
        : receipt.typeIs.unknown,
    ],
    ...(entry.service === undefined ? [] : [[receipt.service, entry.service] as const]),
    [receipt.registry, entry.mode === 'demo' ? showing.demoRegistry : entry.registry],
    [receipt.request, entry.requestId],
    [receipt.desk, entry.desk],
    [receipt.number, String(entry.number)],
  ];
}

function Proof({ receipt, words }: { readonly receipt: Receipt; readonly words: Words }) {
  return (
    <section className="paper-proof">
      <h2>{words.receipt.leaf}</h2>
      <p className="hex whole">{receipt.leaf}</p>
      <h2>
        {words.receipt.checkpoint}, {words.receipt.checkpointSize(String(receipt.checkpointSize))}
      </h2>
      <pre className="hex whole">{receipt.checkpoint}</pre>
    </section>
  );
}
