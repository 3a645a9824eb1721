import { sources } from '../../../shared/capture/capture.ts';
import type { Entry } from '../../../shared/record/entry.ts';
import type { JournalNames } from '../../../shared/record/filter.ts';
import { happenings } from '../../../shared/record/happening.ts';
import { outcomes } from '../../../shared/verdict/verdict.ts';
import { Button } from '../../parts/Button.tsx';
import type { CodeSearch } from '../../state/code-search.ts';
import type { JournalQuery, Sought } from '../../state/journal-query.ts';
import { periods } from '../../words/journal-words.ts';
import { useWords } from '../../words/use-words.ts';
import { ExportMenu, type ExportMenuProps } from './JournalExport.tsx';

export interface JournalSearchProps extends ExportMenuProps {
  readonly query: JournalQuery;
  readonly sought: Sought;
  readonly names: JournalNames;
  readonly search: CodeSearch;
  readonly onQuery: (change: Partial<JournalQuery>) => void;
  readonly onClear: () => void;
  readonly onFindByCode: () => void;
  readonly onStop: () => void;
}

const kinds: readonly Entry['kind'][] = ['check', ...happenings];

/** What is looked for: by a word, by a code, by conditions. */
export function JournalSearch(props: JournalSearchProps) {
  const { query, onQuery } = props;
  const words = useWords();
  const { journal } = words;
  return (
    <div className="journal-search">
      <SearchBox {...props} />
      <Choice
        label={journal.period}
        value={query.period}
        options={periods.map((one) => [one, journal.periods[one]])}
        onChange={(period) => onQuery({ period: periods.find((one) => one === period) ?? 'all' })}
      />
      <Choice
        label={journal.outcomes}
        value={query.outcome ?? ''}
        options={[
          ['', journal.anyOutcome],
          ...outcomes.map((one) => [one, words.badges[one]] as const),
        ]}
        onChange={(outcome) => onQuery({ outcome: outcomes.find((one) => one === outcome) })}
      />
      <Choice
        label={journal.sources}
        value={query.source ?? ''}
        options={[
          ['', journal.anySource],
          ...sources.map((one) => [one, words.sources[one]] as const),
        ]}
        onChange={(source) => onQuery({ source: sources.find((one) => one === source) })}
      />
      <Choice
        label={journal.kinds}
        value={query.kind ?? ''}
        options={[
          ['', journal.anyKind],
          ...kinds.map((one) => [one, journal.kindNames[one]] as const),
        ]}
        onChange={(kind) => onQuery({ kind: kinds.find((one) => one === kind) })}
      />
      <ExportMenu isBusy={props.isBusy} onExport={props.onExport} />
    </div>
  );
}

function SearchBox({ query, sought, names, search, ...props }: JournalSearchProps) {
  const { journal } = useWords();
  const isWaiting = search.kind === 'waiting';
  const isByCode = search.kind === 'given' || search.kind === 'failed';
  return (
    <div className={`search-box ${isWaiting ? 'by-code' : ''}`} role="search">
      <input
        type="search"
        className="search-field"
        list="journal-names"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={journal.searchLabel}
        aria-invalid={sought.kind === 'unknown'}
        placeholder={isByCode ? journal.foundByCode : journal.search}
        value={query.text}
        onChange={({ currentTarget }) => props.onQuery({ text: currentTarget.value })}
      />
      <datalist id="journal-names">
        {[...names.operators, ...names.services].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {isByCode && (
        <Button look="quiet" onPress={props.onClear}>
          {journal.clear}
        </Button>
      )}
      <Button
        look="quiet"
        pressed={isWaiting}
        onPress={isWaiting ? props.onStop : props.onFindByCode}
      >
        {isWaiting ? journal.stop : journal.findByCode}
      </Button>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <select
      className="choice"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}
