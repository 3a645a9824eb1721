import type { ReactNode } from 'react';
import type { Summary } from '../../../shared/contract/shift.ts';
import { outcomes } from '../../../shared/verdict/verdict.ts';
import { dateOf, hourOf } from '../../show/format.ts';
import { spanOf } from '../../show/span.ts';
import {
  causeRows,
  isByHour,
  offlineMs,
  rowsBy,
  sliceName,
  type CountRow,
} from '../../show/sums.ts';
import { causeName } from '../../words/advice.ts';
import { figureOf } from '../../words/plural.ts';
import { useWords } from '../../words/use-words.ts';

interface TablesProps {
  readonly summary: Summary;
  /** UTC milliseconds, for a break that still lasts. */
  readonly now: number;
}

/** Every figure of a summary, in words and tables: on the screen and on paper. */
export function SummaryTables({ summary, now }: TablesProps) {
  const words = useWords();
  const { counts } = summary;
  return (
    <>
      <Causes summary={summary} />
      <Counts
        title={words.summary.bySource}
        rows={rowsBy(counts, ({ source }) => words.sources[source])}
      />
      {counts.some(({ service }) => service !== undefined) && (
        <Counts
          title={words.summary.byService}
          rows={rowsBy(counts, ({ service }) => service ?? words.summary.noService)}
        />
      )}
      <Times summary={summary} />
      <Offline summary={summary} now={now} />
    </>
  );
}

/** How many checks each hour or day had, and how they came out: the chart's own figures. */
export function SliceTable({
  summary,
  title,
}: {
  readonly summary: Summary;
  /** Absent where one stands above it already. */
  readonly title?: string;
}) {
  const { badges, summary: said } = useWords();
  const name = isByHour(summary) ? said.hour : said.day;
  const filled = summary.slices.filter(({ counts }) =>
    Object.values(counts).some((count) => count > 0),
  );
  return (
    <Table title={title ?? name} head={[name, ...outcomes.map((one) => badges[one])]}>
      {filled.map(({ from, counts }) => (
        <tr key={from}>
          <th scope="row">{sliceName(summary, from)}</th>
          {outcomes.map((one) => (
            <td key={one} className="figures">
              {figureOf(counts[one] ?? 0)}
            </td>
          ))}
        </tr>
      ))}
      {filled.length === 0 && (
        <tr>
          <td colSpan={outcomes.length + 1}>{said.none}</td>
        </tr>
      )}
    </Table>
  );
}

function Causes({ summary }: Pick<TablesProps, 'summary'>) {
  const words = useWords();
  return (
    <Table
      title={words.summary.causes}
      head={[words.summary.outcome, words.summary.because, words.summary.count]}
      texts={2}
    >
      {causeRows(summary.counts).map(({ outcome, because, checks }) => (
        <tr key={`${outcome} ${because ?? ''}`}>
          <th scope="row">{words.badges[outcome]}</th>
          <td>{causeName(outcome, because, words) || '—'}</td>
          <td className="figures">{figureOf(checks)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Counts({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly CountRow<string>[];
}) {
  const { badges, summary } = useWords();
  return (
    <Table title={title} head={['', ...outcomes.map((one) => badges[one]), summary.count]}>
      {rows.map(({ name, counts, checks }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {outcomes.map((one) => (
            <td key={one} className="figures">
              {figureOf(counts[one])}
            </td>
          ))}
          <td className="figures">{figureOf(checks)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Times({ summary }: Pick<TablesProps, 'summary'>) {
  const words = useWords().summary;
  return (
    <Table title={words.times} head={[words.stage, words.median, words.p95]}>
      {summary.times.map(({ stage, p50Ms, p95Ms }) => (
        <tr key={stage}>
          <th scope="row">{words.stages[stage]}</th>
          <td className="figures">{figureOf(Math.round(p50Ms))}</td>
          <td className="figures">{figureOf(Math.round(p95Ms))}</td>
        </tr>
      ))}
    </Table>
  );
}

function Offline({ summary, now }: TablesProps) {
  const words = useWords();
  const said = words.summary;
  const moment = (at: number) => `${dateOf(at).slice(0, 5)} ${hourOf(at)}`;
  return (
    <section className="sum-part">
      <h3>{said.offline}</h3>
      {summary.offline.length === 0 && <p className="note">{said.offlineNone}</p>}
      <ul className="offline-spans">
        {summary.offline.map(({ since, until }) => (
          <li key={since}>
            {until === undefined
              ? said.offlineOpen(moment(since))
              : said.offlineLine(moment(since), moment(until))}
          </li>
        ))}
      </ul>
      {summary.offline.length > 0 && (
        <p>{said.offlineTotal(spanOf(offlineMs(summary, now), words.link))}</p>
      )}
    </section>
  );
}

interface TableProps {
  readonly title: string;
  readonly head: readonly string[];
  /** How many columns hold words; the others hold figures. */
  readonly texts?: number;
  readonly children: ReactNode;
}

function Table({ title, head, texts = 1, children }: TableProps) {
  return (
    <section className="sum-part">
      <table>
        <caption className={title === head[0] ? 'unseen' : ''}>{title}</caption>
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" className={at < texts ? '' : 'figures'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
