import { Button } from '../parts/Button.tsx';
import { useWords } from '../words/use-words.ts';
import type { JournalPages } from '../state/use-journal.ts';
import { JournalRow } from './JournalRow.tsx';

interface JournalProps {
  readonly pages: JournalPages;
  /** How many entries there are in all, when that is known. */
  readonly size: number | undefined;
  readonly onMore: () => void;
  readonly onAgain: () => void;
}

const columns = ['number', 'time', 'outcome', 'document', 'source', 'operator', 'code'] as const;

/** Every check that was made here, newest first. */
export function Journal({ pages, size, onMore, onAgain }: JournalProps) {
  const { journal } = useWords();
  const isReading = pages.status === 'reading';
  return (
    <section className="journal">
      <div className="journal-head">
        <p role="status" className={pages.status === 'failed' ? 'note bad' : 'note'}>
          {pages.status === 'failed' && journal.failed}
          {pages.status !== 'failed' && size !== undefined && journal.kept(size)}
        </p>
        <Button look="plain" disabled={isReading} onPress={onAgain}>
          {pages.status === 'failed' ? journal.again : journal.reload}
        </Button>
      </div>
      <div className="card table-card">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {journal[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pages.entries.map((entry) => (
              <JournalRow key={entry.number} entry={entry} />
            ))}
          </tbody>
        </table>
        {pages.entries.length === 0 && pages.status !== 'failed' && (
          <p className="note table-note">{isReading ? journal.loading : journal.none}</p>
        )}
        {pages.hasMore && (
          <div className="table-more">
            <Button look="plain" disabled={isReading} onPress={onMore}>
              {isReading ? journal.loading : journal.more}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
