import { useMemo } from 'react';
import type { EntryDetail } from '../../../shared/contract/journal.ts';
import type { CheckEntry, Entry } from '../../../shared/record/entry.ts';
import { stages, type Stage } from '../../../shared/contract/shift.ts';
import { Badge } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { Dot } from '../../parts/Dot.tsx';
import { Facts, type Fact } from '../../parts/Facts.tsx';
import { dateOf, timeOf } from '../../show/format.ts';
import { looks } from '../../show/looks.ts';
import { tellHappening } from '../../show/tell-entry.ts';
import { useKeys, type Keys } from '../../state/use-keys.ts';
import { causeOf } from '../../words/advice.ts';
import { useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';
import { documentOf } from './JournalRow.tsx';

export interface JournalDetailProps {
  readonly entry: Entry;
  /** Absent while it is read. */
  readonly detail: EntryDetail | undefined;
  readonly onClose: () => void;
  readonly onReceipt: (number: number) => void;
}

/** One kept line whole: what it says, how long each stage took, and its place in the tree. */
export function JournalDetail({ entry, detail, onClose, onReceipt }: JournalDetailProps) {
  const words = useWords();
  const { journal } = words;
  useKeys(useMemo<Keys>(() => ({ Escape: onClose }), [onClose]));
  return (
    <aside className="card detail" aria-label={journal.detail}>
      <div className="detail-head">
        <h2>
          {journal.detail} № {entry.number}
        </h2>
        <Button look="quiet" shortcut="Esc" onPress={onClose}>
          {journal.close}
        </Button>
      </div>
      <div className="detail-body" tabIndex={0} role="group" aria-label={journal.detail}>
        {entry.kind === 'check' ? (
          <CheckPart entry={entry} />
        ) : (
          <p className="detail-told">{tellHappening(entry, words)}</p>
        )}
        <Facts look="detail-facts selectable" rows={rowsOf(entry, words)} />
        {entry.kind === 'check' && <StageTimes entry={entry} />}
        <Place detail={detail} />
      </div>
      {entry.kind === 'check' && (
        <div className="actions">
          <Button look="plain" onPress={() => onReceipt(entry.number)}>
            {journal.receipt}
          </Button>
        </div>
      )}
    </aside>
  );
}

function CheckPart({ entry }: { readonly entry: CheckEntry }) {
  const words = useWords();
  const cause = causeOf(entry, words);
  return (
    <p className="detail-verdict">
      <Badge {...looks[entry.outcome]}>{words.badges[entry.outcome]}</Badge>
      {cause !== '' && <span>{cause}</span>}
    </p>
  );
}

function rowsOf(entry: Entry, words: Words): readonly Fact[] {
  const { journal } = words;
  const moment: Fact = [journal.time, `${dateOf(entry.recordedAt)} ${timeOf(entry.recordedAt)}`];
  const people: readonly Fact[] = [
    [journal.operator, entry.operator],
    [journal.desk, entry.desk],
  ];
  return entry.kind === 'check'
    ? [moment, ...checkRows(entry, words), ...people]
    : [moment, ...people];
}

function checkRows(entry: CheckEntry, words: Words): readonly Fact[] {
  const { journal, showing, sources } = words;
  return [
    [journal.document, documentOf(entry, words)],
    [journal.typeIs, showing.typeIs[entry.typeIs]],
    [journal.service, entry.service ?? '—'],
    [journal.source, sources[entry.source]],
    [journal.registry, entry.mode === 'demo' ? showing.demoRegistry : entry.registry],
    [journal.request, <Hex key="request" text={entry.requestId} />],
    [journal.digest, entry.code === undefined ? '—' : <Hex key="digest" text={entry.code} />],
  ];
}

/** A digest or an id, to be compared sign by sign. */
function Hex({ text }: { readonly text: string }) {
  return <span className="hex whole">{text}</span>;
}

/** How long each stage took since the one before it. */
function StageTimes({ entry }: { readonly entry: CheckEntry }) {
  const { journal, summary } = useWords();
  const times = timesOf(entry);
  const longest = Math.max(1, ...times.map(({ ms }) => ms));
  return (
    <section>
      <h3>{journal.stages}</h3>
      <ul className="stage-times">
        {times.map(({ stage, ms }) => (
          <li key={stage}>
            <span>{journal.stageNames[stage]}</span>
            <meter className="stage-bar" min={0} max={longest} value={ms} aria-hidden="true" />
            <span className="figures">
              {ms} {summary.ms}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function timesOf(entry: CheckEntry): readonly { readonly stage: Stage; readonly ms: number }[] {
  const { receivedMs, askedMs, answeredMs, recordedMs } = entry.stages;
  const at: Readonly<Record<Stage, number | undefined>> = {
    received: receivedMs,
    asked: askedMs,
    answered: answeredMs,
    recorded: recordedMs,
  };
  let before = 0;
  return stages.flatMap((stage) => {
    const reached = at[stage];
    if (reached === undefined) return [];
    const ms = Math.max(0, reached - before);
    before = reached;
    return [{ stage, ms }];
  });
}

function Place({ detail }: { readonly detail: EntryDetail | undefined }) {
  const { journal } = useWords();
  const inclusion = detail?.inclusion ?? 'reading';
  return (
    <section>
      <h3>{journal.leaf}</h3>
      <p className="hex whole selectable">{detail?.leaf ?? '…'}</p>
      <p className={inclusion === 'broken' ? 'note bad' : 'note'} role="status">
        <Dot lit={inclusion === 'proved' ? 'good' : inclusion === 'broken' ? 'bad' : 'dim'} />{' '}
        {journal.inclusion[inclusion]}
      </p>
    </section>
  );
}
