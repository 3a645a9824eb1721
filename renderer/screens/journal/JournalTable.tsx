import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { JournalWindow } from '../../state/journal-window.ts';
import { useListKeys, type ListKeys } from '../../state/use-list-keys.ts';
import { useWords } from '../../words/use-words.ts';
import { journalColumns, JournalRow } from './JournalRow.tsx';

export interface JournalTableProps {
  readonly window: JournalWindow;
  /** The number of the entry that is looked at. */
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
  /** Opens the chosen entry. */
  readonly onOpen: (number: number) => void;
  readonly onMore: (direction: 'newer' | 'older') => void;
  readonly onEnd: (end: 'newest' | 'oldest') => void;
}

/** In pixels, also in journal.css: fixed, so that rows above can come and go without a jump. */
const rowHeight = 54;
/** The next page is asked for when so few rows are left. */
const nearEnd = 40;

/** The journal as a table of which only what is seen is drawn. */
export function JournalTable(props: JournalTableProps) {
  const { window, chosen } = props;
  const { journal } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(props, scroller);
  useListKeys(useKeysOf(props, rows.show, scroller));
  return (
    <div className="table-scroll" ref={scroller}>
      <div
        role="grid"
        className="grid"
        tabIndex={0}
        aria-label={journal.table}
        aria-rowcount={-1}
        aria-readonly="true"
        aria-activedescendant={chosen === undefined ? undefined : `entry-${chosen}`}
      >
        <div role="row" className="grid-head">
          {journalColumns.map((column) => (
            <span role="columnheader" key={column}>
              {journal[column]}
            </span>
          ))}
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: rows.height }}>
          {rows.shown.map(({ index, start }) => {
            const entry = window.entries[index];
            if (!entry) return null;
            const { number } = entry;
            return (
              <div
                key={number}
                id={`entry-${number}`}
                role="row"
                className="grid-row"
                aria-selected={number === chosen}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => props.onOpen(number)}
              >
                <JournalRow entry={entry} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Which rows are drawn and where; asks for the next page ahead of the end. */
function useRows(
  { window, onMore }: JournalTableProps,
  scroller: RefObject<HTMLDivElement | null>,
) {
  // eslint-disable-next-line react-hooks/incompatible-library -- the hook draws anew by itself; nothing here is memoized over it
  const virtual = useVirtualizer({
    count: window.entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  // Whoever asked for an end of the journal looks at it; the height of the new rows is there already.
  useLayoutEffect(() => {
    const place = scroller.current;
    if (place && window.openedAt) {
      place.scrollTop = window.openedAt === 'newest' ? 0 : place.scrollHeight;
    }
  }, [window, scroller]);
  // What stands on the screen stays where it is when rows above come or go.
  useLayoutEffect(() => {
    const place = scroller.current;
    if (place && window.movedBy !== 0 && place.scrollTop > 0) {
      place.scrollTop += window.movedBy * rowHeight;
    }
  }, [window, scroller]);
  useEffect(() => {
    if (window.entries.length === 0) return;
    if (window.hasOlder && last >= window.entries.length - nearEnd) onMore('older');
    else if (window.hasNewer && first < nearEnd) onMore('newer');
  }, [window, first, last, onMore]);
  return {
    shown,
    height: virtual.getTotalSize(),
    show: (index: number) => virtual.scrollToIndex(index, { align: 'auto' }),
  };
}

/** Arrows move by one, PgUp and PgDn by a screen, Home and End to the ends of the journal. */
function useKeysOf(
  { window, chosen, onChoose, onOpen, onEnd }: JournalTableProps,
  show: (index: number) => void,
  scroller: RefObject<HTMLDivElement | null>,
): ListKeys {
  const chooseAt = useChoiceAtEnd(window, onChoose);
  return useMemo(() => {
    const { entries } = window;
    const at = entries.findIndex(({ number }) => number === chosen);
    const choose = (index: number) => {
      const lawful = Math.min(entries.length - 1, Math.max(0, index));
      const entry = entries[lawful];
      if (!entry) return;
      onChoose(entry.number);
      show(lawful);
    };
    const page = () =>
      Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const toEnd = (end: 'newest' | 'oldest') => () => {
      const isThere = end === 'newest' ? !window.hasNewer : !window.hasOlder;
      if (isThere) choose(end === 'newest' ? 0 : entries.length - 1);
      else {
        chooseAt(end);
        onEnd(end);
      }
    };
    return {
      ArrowDown: () => choose(at + 1),
      ArrowUp: () => choose(at === -1 ? 0 : at - 1),
      PageDown: () => choose(at + page()),
      PageUp: () => choose(at - page()),
      Home: toEnd('newest'),
      End: toEnd('oldest'),
      Enter: () => {
        if (chosen !== undefined) onOpen(chosen);
      },
    };
  }, [window, chosen, onChoose, onOpen, onEnd, chooseAt, show, scroller]);
}

/** The entry at an end that has to be read first is chosen once it is there. */
function useChoiceAtEnd(
  window: JournalWindow,
  onChoose: (number: number) => void,
): (end: 'newest' | 'oldest') => void {
  const awaited = useRef<'newest' | 'oldest'>(undefined);
  useEffect(() => {
    if (window.openedAt === undefined || window.openedAt !== awaited.current) return;
    awaited.current = undefined;
    const entry = window.entries.at(window.openedAt === 'newest' ? 0 : -1);
    if (entry) onChoose(entry.number);
  }, [window, onChoose]);
  return useCallback((end) => {
    awaited.current = end;
  }, []);
}
