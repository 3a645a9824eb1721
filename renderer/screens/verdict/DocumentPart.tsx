import type { CheckEntry } from '../../../shared/record/entry.ts';
import { Facts } from '../../parts/Facts.tsx';
import { dateOf, timeOf } from '../../show/format.ts';
import type { Showing } from '../../state/desk-state.ts';
import { useWords } from '../../words/use-words.ts';
import { CardPart } from './CardPart.tsx';

/** What is known of the document, and by whom; gone from the screen once its time is up. */
export function DocumentPart({ view }: { readonly view: Showing }) {
  const { showing } = useWords();
  const { entry } = view.served;
  if (!entry || !hasDetails(view)) return null;
  const { card } = view.served;
  if (!view.cleared) return card ? <CardPart card={card} entry={entry} /> : <Known entry={entry} />;
  return (
    <div className="document cleared">
      <h2>{showing.cleared}</h2>
      <p>{showing.clearedNote}</p>
    </div>
  );
}

/** Where nothing is known of the document, the steps come first. What the register did not speak of is not known. */
export function hasDetails({ served, verdict }: Showing): boolean {
  if (verdict.kind === 'unchecked') return false;
  const { card, entry } = served;
  return card !== undefined || entry?.documentType !== undefined || verdict.kind === 'valid';
}

function Known({ entry }: { readonly entry: CheckEntry }) {
  const { showing, documents, sources } = useWords();
  const rows = [
    [showing.checkedAt, `${dateOf(entry.recordedAt)} ${timeOf(entry.recordedAt)}`],
    [showing.source, sources[entry.source]],
    [showing.registry, entry.mode === 'demo' ? showing.demoRegistry : entry.registry],
  ] as const;
  return (
    <div className="document">
      <p className={`type-is ${entry.typeIs}`}>{showing.typeIs[entry.typeIs]}</p>
      <h2>{entry.documentType === undefined ? showing.document : documents[entry.documentType]}</h2>
      <Facts rows={rows} />
    </div>
  );
}
