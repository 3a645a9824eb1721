import { useMemo } from 'react';
import type { Summary as Sums } from '../../../shared/contract/shift.ts';
import { outcomes } from '../../../shared/verdict/verdict.ts';
import { BarChart } from '../../parts/BarChart.tsx';
import { Sign } from '../../parts/Badge.tsx';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { Bars } from '../../show/bar-chart.ts';
import { looks } from '../../show/looks.ts';
import { byOutcome, isByHour, sliceName, totalOf, typedShare } from '../../show/sums.ts';
import type { SpanChoice } from '../../state/summary-span.ts';
import type { Sending } from '../../state/use-sending.ts';
import type { SummaryRead } from '../../state/use-summary.ts';
import { figureOf } from '../../words/plural.ts';
import { spans } from '../../words/summary-words.ts';
import { useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';
import { SentLine } from '../paper/SentLine.tsx';
import { SliceTable, SummaryTables } from './SummaryTables.tsx';

export interface SummaryProps {
  readonly choice: SpanChoice;
  /** The span in words: a date, a month, since when a shift is open. */
  readonly title: string;
  readonly read: SummaryRead;
  /** Set where there is no span to sum. */
  readonly isAbsent: boolean;
  readonly now: number;
  /** What came of the last table that was saved. */
  readonly sent: Sending['sent'];
  readonly onChoice: (choice: SpanChoice) => void;
  readonly onPaper: () => void;
  readonly onCsv: () => void;
}

/** What a shift, a day or a month came to. */
export function Summary(props: SummaryProps) {
  const { read, isAbsent } = props;
  const { summary: said } = useWords();
  return (
    <section className="summary">
      <SummaryHead {...props} />
      <SentLine sent={props.sent} />
      {isAbsent && <p className="note sum-note">{said.noShift}</p>}
      {!isAbsent && read.kind !== 'read' && (
        <p className={read.kind === 'failed' ? 'note bad sum-note' : 'note sum-note'} role="status">
          {read.kind === 'failed' ? said.failed : said.loading}
        </p>
      )}
      {!isAbsent && read.kind === 'read' && <SummaryBody summary={read.summary} now={props.now} />}
    </section>
  );
}

function SummaryHead({ choice, title, read, isAbsent, ...props }: SummaryProps) {
  const { summary: said } = useWords();
  const hasPaper = !isAbsent && read.kind === 'read';
  return (
    <div className="sum-head">
      <div className="switch" role="group" aria-label={said.span}>
        {spans.map((span) => (
          <Button
            key={span}
            look="quiet"
            pressed={span === choice.span}
            onPress={() => props.onChoice({ span, back: 0 })}
          >
            {said.spans[span]}
          </Button>
        ))}
      </div>
      {choice.span !== 'shift' && (
        <Button
          look="plain"
          label={said.earlier}
          onPress={() => props.onChoice({ ...choice, back: choice.back + 1 })}
        >
          <Icon name="back" />
        </Button>
      )}
      <h1>{title}</h1>
      {choice.span !== 'shift' && (
        <span className="turned">
          <Button
            look="plain"
            label={said.later}
            disabled={choice.back === 0}
            onPress={() => props.onChoice({ ...choice, back: choice.back - 1 })}
          >
            <Icon name="back" />
          </Button>
        </span>
      )}
      <span className="head-gap" />
      <Button look="plain" disabled={!hasPaper || props.sent === 'sending'} onPress={props.onCsv}>
        {said.csv}
      </Button>
      <Button look="primary" disabled={!hasPaper} onPress={props.onPaper}>
        {said.print}
      </Button>
    </div>
  );
}

function SummaryBody({ summary, now }: { readonly summary: Sums; readonly now: number }) {
  const words = useWords();
  const said = words.summary;
  const bars = useMemo(() => barsOf(summary, words), [summary, words]);
  const name = isByHour(summary) ? said.byHour : said.byDay;
  const checks = figureOf(totalOf(summary.counts));
  return (
    <>
      <Tiles summary={summary} />
      <div className="sum-columns">
        <div className="card sum-card" tabIndex={0} role="group" aria-label={name}>
          <h2>{name}</h2>
          <BarChart bars={bars} label={said.chart(checks)} />
          <SliceTable summary={summary} />
        </div>
        <div className="card sum-card" tabIndex={0} role="group" aria-label={said.causes}>
          <SummaryTables summary={summary} now={now} />
        </div>
      </div>
    </>
  );
}

function Tiles({ summary }: { readonly summary: Sums }) {
  const { badges, summary: said } = useWords();
  const counts = byOutcome(summary.counts);
  const typed = typedShare(summary.counts);
  return (
    <ul className="sum-tiles">
      <li className="card">
        <span>
          <strong>{figureOf(totalOf(summary.counts))}</strong>
          <span>{said.total}</span>
        </span>
      </li>
      {outcomes.map((one) => (
        <li className="card" key={one}>
          <Sign {...looks[one]} />
          <span>
            <strong>{figureOf(counts[one])}</strong>
            <span>{badges[one]}</span>
          </span>
        </li>
      ))}
      <li className="card">
        <span>
          <strong>{typed === undefined ? '—' : `${typed}\u00a0%`}</strong>
          <span>{said.typed}</span>
        </span>
      </li>
    </ul>
  );
}

/** From the first to the last hour or day with checks: a night's empty bars tell nothing. */
function barsOf(summary: Sums, { badges }: Words): Bars {
  const isFilled = ({ counts }: Sums['slices'][number]) =>
    Object.values(counts).some((count) => count > 0);
  const first = Math.max(0, summary.slices.findIndex(isFilled));
  const slices = summary.slices.slice(first, summary.slices.findLastIndex(isFilled) + 1);
  return {
    labels: slices.map(({ from }) => sliceName(summary, from)),
    series: outcomes.map((one) => ({
      name: badges[one],
      tone: looks[one].tone,
      values: slices.map(({ counts }) => counts[one] ?? 0),
    })),
    stacked: true,
    lying: false,
  };
}
