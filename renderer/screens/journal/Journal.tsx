import type { Exporting } from '../../../shared/contract/journal.ts';
import { Button } from '../../parts/Button.tsx';
import { Dot } from '../../parts/Dot.tsx';
import { todaysJournal, type Sought } from '../../state/journal-query.ts';
import { useWords } from '../../words/use-words.ts';
import { JournalBanner, type JournalBannerProps } from './JournalBanner.tsx';
import { JournalDetail, type JournalDetailProps } from './JournalDetail.tsx';
import { ExportLine } from './JournalExport.tsx';
import { JournalSearch, type JournalSearchProps } from './JournalSearch.tsx';
import { JournalTable, type JournalTableProps } from './JournalTable.tsx';

export interface JournalProps {
  readonly search: JournalSearchProps;
  readonly banner: JournalBannerProps;
  readonly exporting: Exporting;
  readonly table: JournalTableProps;
  /** The entry that is looked at whole. */
  readonly detail: JournalDetailProps | undefined;
  readonly onCancelExport: () => void;
  readonly onCloseExport: () => void;
  readonly onAgain: () => void;
}

/** Everything that was ever kept at this desk, newest first, and the ways to look for it. */
export function Journal(props: JournalProps) {
  const { search, table, detail } = props;
  return (
    <section className="journal">
      <JournalSearch {...search} />
      {search.search.kind === 'waiting' ? (
        <CodeBanner leftMs={search.search.leftMs} />
      ) : (
        <JournalBanner {...props.banner} />
      )}
      <ExportLine
        state={props.exporting}
        onCancel={props.onCancelExport}
        onClose={props.onCloseExport}
      />
      <div className="journal-body">
        <div className="card table-card">
          <JournalTable {...table} />
          <Absence {...props} />
        </div>
        {detail && <JournalDetail key={detail.entry.number} {...detail} />}
      </div>
    </section>
  );
}

/** Nobody may take a search for a check. */
function CodeBanner({ leftMs }: { readonly leftMs: number }) {
  const { journal } = useWords();
  return (
    <div className="banner tone-again">
      <p role="status">
        <Dot lit="good" /> <strong>{journal.findingByCode(Math.ceil(leftMs / 1_000))}</strong>{' '}
        {journal.findingNote}
      </p>
    </div>
  );
}

/** What stands in an empty table's place: why it is empty, and the way on. */
function Absence({ search, table, onAgain }: JournalProps) {
  const { journal } = useWords();
  const { window } = table;
  if (window.status === 'failed') {
    return (
      <div className="table-note">
        <p className="note bad">{journal.failed}</p>
        <Button look="plain" onPress={onAgain}>
          {journal.again}
        </Button>
      </div>
    );
  }
  if (search.search.kind === 'failed')
    return <p className="note bad table-note">{journal.codeFailed}</p>;
  if (window.entries.length > 0) return null;
  if (window.status === 'reading') return <p className="note table-note">{journal.loading}</p>;
  const { kind } = search.sought;
  // What names one entry or one code was sought in all the time already.
  const isSpanned = search.search.kind === 'off' && spanned.some((one) => one === kind);
  return (
    <div className="table-note">
      <p className="note">{kind === 'unknown' ? journal.searchUnknown : journal.noneFound}</p>
      {isSpanned && search.query.period !== 'all' && (
        <Button
          look="plain"
          onPress={() =>
            search.onQuery({ ...todaysJournal, period: 'all', text: search.query.text })
          }
        >
          {journal.wholeTime}
        </Button>
      )}
    </div>
  );
}

const spanned: readonly Sought['kind'][] = ['nothing', 'operator', 'service'];
