import type { Entry } from '../../shared/record/entry.ts';
import { Badge } from '../parts/Badge.tsx';
import { dateOf, shortHex, timeOf } from '../show/format.ts';
import { looks } from '../show/looks.ts';
import { causeOf } from '../words/advice.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';

export function JournalRow({ entry }: { readonly entry: Entry }) {
  const words = useWords();
  return (
    <tr>
      <td className="figures">{entry.number}</td>
      <td className="figures">
        {dateOf(entry.recordedAt)} {timeOf(entry.recordedAt)}
      </td>
      <td>
        <Badge {...looks[entry.outcome]}>{words.badges[entry.outcome]}</Badge>
        <span className="row-note">{causeOf(entry, words)}</span>
      </td>
      <td>
        {documentOf(entry, words)}
        {entry.mode === 'demo' && <span className="demo-mark">{words.journal.demoEntry}</span>}
      </td>
      <td>{words.sources[entry.source]}</td>
      <td>{entry.operator}</td>
      <td className="hex">{entry.code === undefined ? '—' : shortHex(entry.code)}</td>
    </tr>
  );
}

function documentOf(entry: Entry, { documents, strangers }: Words): string {
  if (entry.looksLike !== undefined) return strangers[entry.looksLike].name;
  return entry.documentType === undefined ? '—' : documents[entry.documentType];
}
