import type { CheckEntry } from '../../../shared/record/entry.ts';
import { Sign } from '../../parts/Badge.tsx';
import { secondsOf, timeOf } from '../../show/format.ts';
import { looks } from '../../show/looks.ts';
import type { Recent } from '../../state/use-recent.ts';
import { useWords } from '../../words/use-words.ts';
import { causeOf } from '../../words/advice.ts';
import type { Words } from '../../words/words.ts';

/** The last lines of the journal, without anything about whose documents they were. */
export function RecentCard({ recent }: { readonly recent: Recent }) {
  const { waiting } = useWords();
  return (
    <section className="card recent">
      <h2>{waiting.recent}</h2>
      {recent.kind === 'failed' && <p className="note bad">{waiting.recentFailed}</p>}
      {recent.kind === 'read' && recent.entries.length === 0 && (
        <p className="note">{waiting.recentNone}</p>
      )}
      {recent.kind === 'read' && (
        <ul>
          {recent.entries.map((entry) => (
            <RecentLine key={entry.number} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RecentLine({ entry }: { readonly entry: CheckEntry }) {
  const words = useWords();
  const { answeredMs, askedMs } = entry.stages;
  const took =
    answeredMs !== undefined && askedMs !== undefined
      ? ` · ${secondsOf(answeredMs - askedMs, words.mark)} ${words.second}`
      : '';
  return (
    <li>
      <Sign {...looks[entry.outcome]} />
      <span className="recent-text">
        <span className="recent-title">{titleOf(entry, words)}</span>
        <span className="recent-note">
          {timeOf(entry.recordedAt)} · {words.sources[entry.source].toLowerCase()}
          {took}
        </span>
      </span>
      <span className="recent-number">№ {entry.number}</span>
    </li>
  );
}

/** A valid document by its name, everything else by its outcome and cause. */
function titleOf(entry: CheckEntry, words: Words): string {
  const badge = words.badges[entry.outcome];
  if (entry.outcome === 'valid' && entry.documentType !== undefined) {
    return words.documents[entry.documentType];
  }
  const cause =
    entry.looksLike === undefined ? causeOf(entry, words) : words.strangers[entry.looksLike].name;
  return cause === '' ? badge : `${badge} — ${cause}`;
}
