import type { DeskFacts } from '../../../shared/contract/contract.ts';
import type { Summary } from '../../../shared/contract/shift.ts';
import { outcomes } from '../../../shared/verdict/verdict.ts';
import { dateOf, timeOf } from '../../show/format.ts';
import { byOutcome, isByHour, totalOf, typedShare } from '../../show/sums.ts';
import { figureOf } from '../../words/plural.ts';
import { useWords } from '../../words/use-words.ts';
import { Paper } from '../paper/Paper.tsx';
import { SliceTable, SummaryTables } from './SummaryTables.tsx';

interface ReportProps {
  readonly title: string;
  readonly summary: Summary;
  readonly desk: DeskFacts['desk'];
  readonly mode: DeskFacts['mode'];
  readonly now: number;
}

/** A summary on paper: figures only, as a printer draws no colours. */
export function SummaryReport({ title, summary, desk, mode, now }: ReportProps) {
  const words = useWords();
  const said = words.summary;
  const counts = byOutcome(summary.counts);
  const typed = typedShare(summary.counts);
  return (
    <Paper
      kind="report"
      mode={mode}
      places={[desk.centre, desk.window, desk.id]}
      title={said.report}
    >
      <p className="paper-intro">
        {title}. {dateOf(now)} {timeOf(now)}
      </p>
      <table>
        <tbody>
          {outcomes.map((one) => (
            <tr key={one}>
              <th scope="row">{words.badges[one]}</th>
              <td className="figures">{figureOf(counts[one])}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{said.total}</th>
            <td className="figures">{figureOf(totalOf(summary.counts))}</td>
          </tr>
        </tbody>
      </table>
      {typed !== undefined && (
        <p className="paper-intro">
          {said.typed}: {said.typedShare(String(typed))}
        </p>
      )}
      <SliceTable summary={summary} title={isByHour(summary) ? said.byHour : said.byDay} />
      <SummaryTables summary={summary} now={now} />
    </Paper>
  );
}
