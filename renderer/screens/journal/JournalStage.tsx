import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DeskState } from '../../../shared/contract/contract.ts';
import type { Exporting, JournalContract, Proving } from '../../../shared/contract/journal.ts';
import type { EntryFilter, JournalNames } from '../../../shared/record/filter.ts';
import { useBox } from '../../state/box.ts';
import type { CodeSearcher } from '../../state/code-search.ts';
import {
  filterOf,
  readSought,
  todaysJournal,
  type JournalQuery,
  type Sought,
} from '../../state/journal-query.ts';
import { useDetail, useJournal, useNames } from '../../state/use-journal.ts';
import { useWork } from '../../state/use-work.ts';
import { Journal } from './Journal.tsx';
import { JournalTroubled } from './JournalTroubled.tsx';

export interface JournalStageProps {
  readonly journal: JournalContract;
  readonly state: DeskState | undefined;
  /** UTC milliseconds. */
  readonly now: number;
  readonly searcher: CodeSearcher;
  readonly onReceipt: (number: number) => void;
}

/** A journal so large is proved when somebody asks, not whenever it is looked at. */
const provedByItself = 1_000_000;
const neverProved: Proving = { kind: 'never' };
const noExport: Exporting = { kind: 'idle' };

/** The journal's screen at work: what is sought, what was read of it, and the long work on it. */
export function JournalStage(props: JournalStageProps) {
  const { journal, state, onReceipt } = props;
  const size = state?.journal.kind === 'kept' ? state.journal.size : undefined;
  const names = useNames(journal.names);
  const search = useQuery(props, names);
  const { window, reader } = useJournal(journal.find, search.filter, size);
  const chosen = useChosen();
  const proving = useProving(journal, size);
  const exporting = useWork(useExportMethods(journal), noExport);
  const [closed, setClosed] = useState<Exporting>();
  const entry = chosen.isOpen
    ? window.entries.find(({ number }) => number === chosen.number)
    : undefined;
  const detail = useDetail(journal.detail, entry?.number);
  if (state?.journal.kind === 'broken') {
    return <JournalTroubled detail={state.journal.detail} onSetAside={journal.setAside} />;
  }
  const { filter } = search;
  const isBusy = exporting.state.kind === 'running' || exporting.state.kind === 'choosing';
  return (
    <Journal
      search={{
        ...search.props,
        names,
        isBusy,
        onExport: (choice) =>
          exporting.start({ ...choice, filter: choice.format === 'bundle' ? {} : filter }),
      }}
      banner={proving}
      exporting={closed === exporting.state ? noExport : exporting.state}
      table={{
        window,
        chosen: chosen.number,
        onChoose: chosen.choose,
        onOpen: chosen.open,
        onMore: reader.more,
        onEnd: (end) => reader.open(filter, end),
      }}
      detail={entry && { entry, detail, onClose: chosen.close, onReceipt }}
      onCancelExport={() => quietly(journal.cancelExport({}))}
      onCloseExport={() => setClosed(exporting.state)}
      onAgain={() => reader.open(filter, 'newest')}
    />
  );
}

/** What is sought, by words, conditions or a code: typed, or presented. */
function useQuery({ searcher, now }: JournalStageProps, names: JournalNames) {
  const search = useBox(searcher);
  const [query, setQuery] = useState<JournalQuery>(todaysJournal);
  const sought = useMemo<Sought>(() => readSought(query.text, names), [query.text, names]);
  const filter = useFilter(query, sought, search, now);
  const code = sought.kind === 'code' ? sought.text : undefined;
  useEffect(() => {
    if (code !== undefined) searcher.seek(code);
  }, [searcher, code]);
  // Who leaves the journal searches no more: the next scan is a check.
  useEffect(() => () => searcher.stop(), [searcher]);
  const onQuery = (change: Partial<JournalQuery>) => {
    if (change.text !== undefined && change.text !== query.text) searcher.stop();
    setQuery({ ...query, ...change });
  };
  const onClear = () => {
    searcher.stop();
    onQuery({ text: '' });
  };
  const onFindByCode = () => {
    onQuery({ text: '' });
    searcher.begin();
  };
  return {
    filter,
    props: { query, sought, search, onQuery, onClear, onFindByCode, onStop: searcher.stop },
  };
}

/** Told apart by its content: a filter that says the same must not read the journal anew. */
function useFilter(...asked: Parameters<typeof filterOf>): EntryFilter {
  const text = JSON.stringify(filterOf(...asked));
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the text was made of such a filter one line above
  return useMemo(() => JSON.parse(text) as EntryFilter, [text]);
}

/** The entry that is chosen, and whether it is shown whole. */
function useChosen() {
  const [number, choose] = useState<number>();
  const [isOpen, setOpen] = useState(false);
  const open = useCallback((chosen: number) => {
    choose(chosen);
    setOpen(true);
  }, []);
  const close = useCallback(() => setOpen(false), []);
  return { number, isOpen, choose, open, close };
}

function useExportMethods({ exportJournal, exporting }: JournalContract) {
  return useMemo(
    () => ({ start: exportJournal, look: () => exporting({}) }),
    [exportJournal, exporting],
  );
}

function useProving(journal: JournalContract, size: number | undefined) {
  const { prove, proving } = journal;
  const methods = useMemo(() => ({ start: prove, look: () => proving({}) }), [prove, proving]);
  const { state, start } = useWork(methods, neverProved);
  const isSmall = size !== undefined && size <= provedByItself;
  const isFirst = state.kind === 'never';
  useEffect(() => {
    if (isSmall && isFirst) start({});
  }, [isSmall, isFirst, start]);
  return {
    proving: state,
    onProve: () => start({}),
    onCancel: () => quietly(journal.cancelProving({})),
  };
}

/** Work that can't be stopped goes on, and is seen to. */
function quietly(stopping: Promise<unknown>): void {
  stopping.catch(() => undefined);
}
