import { useState } from 'react';
import type { DeskFacts } from '../../../shared/contract/contract.ts';
import type { PaperContract } from '../../../shared/contract/paper.ts';
import type { Shift, ShiftContract } from '../../../shared/contract/shift.ts';
import { dateOf, hourOf } from '../../show/format.ts';
import { summaryRows } from '../../show/summary-rows.ts';
import { requestOf, type SpanChoice } from '../../state/summary-span.ts';
import { useSending } from '../../state/use-sending.ts';
import { useSummary } from '../../state/use-summary.ts';
import { useWords } from '../../words/use-words.ts';
import type { SummaryWords } from '../../words/summary-words.ts';
import { PaperDialog } from '../paper/PaperDialog.tsx';
import { Summary } from './Summary.tsx';
import { SummaryReport } from './SummaryReport.tsx';

interface SummaryStageProps {
  readonly contract: ShiftContract;
  readonly paper: PaperContract;
  readonly facts: DeskFacts;
  readonly shift: Shift | undefined;
  /** Changes with the journal. */
  readonly beat: string;
  /** UTC milliseconds. */
  readonly now: number;
}

/** The summaries at work: which span, and where its figures go. */
export function SummaryStage({ contract, paper, facts, shift, beat, now }: SummaryStageProps) {
  const words = useWords();
  const said = words.summary;
  const { desk, mode } = facts;
  const [choice, setChoice] = useState<SpanChoice>({ span: 'day', back: 0 });
  /** When the paper was asked for, UTC milliseconds. */
  const [paperAt, setPaperAt] = useState<number>();
  const { sent, send, forget } = useSending();
  const request = requestOf(choice, shift, now);
  const read = useSummary(contract.summary, request, beat);
  const from = request?.from ?? now;
  const title = titleOf(choice, shift, from, said);
  const fileName = said.fileName(dateOf(from));
  const onChoice = (chosen: SpanChoice) => {
    setChoice(chosen);
    forget();
  };
  const csv = () => {
    if (read.kind !== 'read') return;
    send(paper.saveTable({ name: fileName, rows: summaryRows(read.summary, words) }));
  };
  return (
    <>
      <Summary
        choice={choice}
        title={title}
        read={read}
        isAbsent={request === undefined}
        now={now}
        sent={sent}
        onChoice={onChoice}
        onPaper={() => setPaperAt(Date.now())}
        onCsv={csv}
      />
      {paperAt !== undefined && read.kind === 'read' && (
        <PaperDialog
          label={said.report}
          fileName={fileName}
          size="A4"
          paper={paper}
          isReady
          onClose={() => setPaperAt(undefined)}
        >
          <SummaryReport {...{ title, desk, mode }} summary={read.summary} now={paperAt} />
        </PaperDialog>
      )}
    </>
  );
}

function titleOf(
  { span }: SpanChoice,
  shift: Shift | undefined,
  from: number,
  words: SummaryWords,
): string {
  const date = new Date(from);
  if (span === 'day') return dateOf(from);
  if (span === 'month') return `${words.months[date.getMonth()] ?? ''} ${date.getFullYear()}`;
  const since = shift?.openSince;
  return since === undefined ? words.noShift : words.shiftSince(dateOf(since), hourOf(since));
}
