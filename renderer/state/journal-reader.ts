import type { JournalContract } from '../../shared/contract/journal.ts';
import type { Entry } from '../../shared/record/entry.ts';
import type { EntryFilter, PageRequest } from '../../shared/record/filter.ts';
import { createBox } from './box.ts';
import {
  pageLength,
  unread,
  windowAt,
  withNewer,
  withOlder,
  type JournalWindow,
} from './journal-window.ts';

/** Reads the journal page by page, as far as somebody looks. */
export interface JournalReader {
  readonly view: () => JournalWindow;
  /** Calls back after each change; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Begins anew at one end, under a filter. */
  readonly open: (filter: EntryFilter, end: 'newest' | 'oldest') => void;
  /** The page beyond an end; nothing while another page is on its way or there is none. */
  readonly more: (direction: 'newer' | 'older') => void;
  /** The journal has grown: a window that stands at its newest end takes the new entries in. */
  readonly grown: () => void;
}

export function createJournalReader(find: JournalContract['find']): JournalReader {
  const box = createBox(unread);
  const read = createAsking(find, box.set);
  let filter: EntryFilter = {};
  const open = (asking: EntryFilter, end: 'newest' | 'oldest') => {
    filter = asking;
    box.set({ ...box.get(), status: 'reading', movedBy: 0, openedAt: undefined });
    read.now({ filter, ...(end === 'oldest' && { after: 0 }) }, (page) => windowAt(end, page));
  };
  const more = (direction: 'newer' | 'older') => {
    const { entries, hasNewer, hasOlder } = box.get();
    if (read.isUnderWay() || !(direction === 'newer' ? hasNewer : hasOlder)) return;
    if (direction === 'older') {
      read.now({ filter, before: entries.at(-1)?.number }, (page) => withOlder(box.get(), page));
    } else read.now({ filter, after: entries[0]?.number }, (page) => withNewer(box.get(), page));
  };
  const grown = () => {
    const { entries, hasNewer } = box.get();
    if (read.isUnderWay() || hasNewer) return;
    if (entries.length === 0) open(filter, 'newest');
    else read.now({ filter, after: entries[0]?.number }, (page) => withNewer(box.get(), page));
  };
  return { view: box.get, subscribe: box.subscribe, open, more, grown };
}

/** The newest question wins: an answer to an older one is not looked at. */
function createAsking(find: JournalContract['find'], show: (window: JournalWindow) => void) {
  let asked = 0;
  let isUnderWay = false;
  const fail = () => show({ ...unread, status: 'failed' });
  return {
    isUnderWay: () => isUnderWay,
    now(page: Omit<PageRequest, 'limit'>, take: (page: readonly Entry[]) => JournalWindow): void {
      asked += 1;
      const question = asked;
      isUnderWay = true;
      const answered = (act: () => void) => {
        if (question !== asked) return;
        isUnderWay = false;
        act();
      };
      find({ ...page, limit: pageLength }).then(
        (found) => answered(() => (found.kind === 'found' ? show(take(found.entries)) : fail())),
        () => answered(fail),
      );
    },
  };
}
