import type { DeskFacts } from '../../../shared/contract/contract.ts';
import { Facts } from '../../parts/Facts.tsx';
import type { ShiftSlip as Slip } from '../../../shared/contract/shift.ts';
import { outcomes } from '../../../shared/verdict/verdict.ts';
import { PaperQr } from '../../parts/PaperQr.tsx';
import type { Qr } from '../../parts/draw-modules.ts';
import { dateOf, timeOf } from '../../show/format.ts';
import { checksOf } from '../../show/tell-entry.ts';
import { figureOf } from '../../words/plural.ts';
import { useWords } from '../../words/use-words.ts';
import { Paper } from '../paper/Paper.tsx';

export interface ShiftSlipProps {
  readonly slip: Slip;
  readonly desk: DeskFacts['desk'];
  readonly mode: DeskFacts['mode'];
  /** The checkpoint as a code. */
  readonly qr: Qr;
}

/** The paper that ends a shift; with the checkpoint on it, the journal can't be changed unseen before this moment. */
export function ShiftSlip({ slip, desk, mode, qr }: ShiftSlipProps) {
  const words = useWords();
  const said = words.shift;
  const moment = (at: number) => `${dateOf(at)} ${timeOf(at)}`;
  const facts = [
    [words.receipt.operator, slip.operator],
    [words.receipt.desk, desk.id],
    [said.from, moment(slip.from)],
    [said.until, moment(slip.until)],
  ] as const;
  return (
    <Paper kind="slip" mode={mode} places={[desk.centre, desk.window]} title={said.slip}>
      <div className="paper-columns">
        <Facts rows={facts} />
        {slip.checkpoint !== undefined && <PaperQr qr={qr} label={words.receipt.checkpoint} />}
      </div>
      <Counts slip={slip} />
      <section className="paper-proof">
        <p>{slip.checkpoint === undefined ? said.noAnchor : said.anchorNote}</p>
        {slip.checkpoint !== undefined && <pre className="hex whole">{slip.checkpoint}</pre>}
      </section>
      <p className="paper-sign">{said.signature}</p>
    </Paper>
  );
}

function Counts({ slip }: Pick<ShiftSlipProps, 'slip'>) {
  const { badges, summary } = useWords();
  return (
    <table>
      <tbody>
        {outcomes.map((one) => (
          <tr key={one}>
            <th scope="row">{badges[one]}</th>
            <td className="figures">{figureOf(slip.counts[one])}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{summary.total}</th>
          <td className="figures">{figureOf(checksOf(slip.counts))}</td>
        </tr>
        <tr>
          <th scope="row">{summary.typed}</th>
          <td className="figures">{figureOf(slip.counts.keyed)}</td>
        </tr>
      </tbody>
    </table>
  );
}
