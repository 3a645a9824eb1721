import type { CheckEntry, Entry, HappenedEntry } from '../../../shared/record/entry.ts';
import { Badge, Sign } from '../../parts/Badge.tsx';
import { dateOf, shortHex, timeOf } from '../../show/format.ts';
import { looks } from '../../show/looks.ts';
import { tellHappening } from '../../show/tell-entry.ts';
import { causeOf } from '../../words/advice.ts';
import { useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';

export const journalColumns = [
  'number',
  'time',
  'outcome',
  'document',
  'service',
  'source',
  'operator',
  'code',
] as const;

/** The cells of one kept line; the row around them is the table's. */
export function JournalRow({ entry }: { readonly entry: Entry }) {
  return (
    <>
      <span role="gridcell" className="figures">
        {entry.number}
      </span>
      <span role="gridcell" className="figures two-lines">
        <span>{timeOf(entry.recordedAt)}</span>
        <span className="row-note">{dateOf(entry.recordedAt)}</span>
      </span>
      {entry.kind === 'check' ? <CheckCells entry={entry} /> : <HappenedCells entry={entry} />}
    </>
  );
}

function CheckCells({ entry }: { readonly entry: CheckEntry }) {
  const words = useWords();
  const cause = causeOf(entry, words);
  return (
    <>
      <span role="gridcell" className="two-lines">
        <Badge {...looks[entry.outcome]}>{words.badges[entry.outcome]}</Badge>
        {cause !== '' && <span className="row-note">{cause}</span>}
      </span>
      <span role="gridcell" className="marked">
        <span className="cut">{documentOf(entry, words)}</span>
        {entry.mode === 'demo' && <span className="demo-mark">{words.journal.demoEntry}</span>}
      </span>
      <span role="gridcell" className="cut">
        {entry.service ?? '—'}
      </span>
      <span role="gridcell">{words.sources[entry.source]}</span>
      <span role="gridcell" className="cut">
        {entry.operator}
      </span>
      <span role="gridcell" className="hex">
        {entry.code === undefined ? '—' : shortHex(entry.code)}
      </span>
    </>
  );
}

function HappenedCells({ entry }: { readonly entry: HappenedEntry }) {
  const words = useWords();
  return (
    <>
      <span role="gridcell" className="happened" aria-colspan={4}>
        <Sign tone="aside" icon="dots" />
        <span className="cut">{tellHappening(entry, words)}</span>
      </span>
      <span role="gridcell" className="cut" aria-colspan={2}>
        {entry.operator}
      </span>
    </>
  );
}

/** What a check was of, as far as it is known. */
export function documentOf(entry: CheckEntry, { documents, strangers }: Words): string {
  if (entry.looksLike !== undefined) return strangers[entry.looksLike].name;
  return entry.documentType === undefined ? '—' : documents[entry.documentType];
}
