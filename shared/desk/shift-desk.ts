import type {
  Shift,
  ShiftChanged,
  ShiftContract,
  ShiftSlip,
  SummaryRequest,
} from '../contract/shift.ts';
import type { Entry, Stand } from '../record/entry.ts';
import type { EntryFilter } from '../record/filter.ts';
import type { ShiftCounts } from '../record/happening.ts';
import type { Journal } from '../record/journal.ts';
import { pageLength, readAll, summarise } from './summarise.ts';

export interface ShiftPorts {
  readonly journal: Journal;
  /** Whose desk it is by the settings; its operator works here while no shift names another. */
  readonly stand: Stand;
  /** The signed note of the journal as it is now; nothing when it can't be signed. */
  readonly checkpoint: () => string | undefined;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Lets the desk serve between two pages. */
  readonly breathe: () => Promise<void>;
  /** Hears what could not be read of the journal, for the program's log. */
  readonly onBug: (error: unknown) => void;
}

export interface ShiftDesk extends ShiftContract {
  /** Whose desk it is at this moment: the operator is the open shift's. */
  readonly stand: Stand;
  /** Opens a shift when none is open: a check never waits for one. */
  readonly ensureOpen: () => void;
  /** Forgets what the journal said: another one was begun. */
  readonly readAnew: () => void;
}

/** Shifts as the journal tells them: the newest entry about one says whether it is open, and whose it is. */
export function createShiftDesk(ports: ShiftPorts): ShiftDesk {
  const { journal, stand, onBug } = ports;
  const keeper = keepShift(ports);
  const close = createClosing(ports, keeper);
  const shiftOf = ({ isShift }: SummaryRequest) =>
    isShift === true ? keeper.open()?.number : undefined;
  const open = (operator: string, slip?: ShiftSlip): ShiftChanged => {
    const noted = journal.note({ ...stand, operator, kind: 'shift', phase: 'opened' });
    if (!noted.ok) return { kind: 'failed' };
    keeper.take({ operator, since: noted.value.recordedAt, number: noted.value.number });
    return { kind: 'changed', shift: keeper.shift(), slip };
  };
  return {
    stand: {
      desk: stand.desk,
      mode: stand.mode,
      get operator() {
        return keeper.shift().operator;
      },
    },
    ensureOpen: () => {
      if (!keeper.open()) open(stand.operator);
    },
    readAnew: keeper.forget,
    shift: () => Promise.resolve(keeper.shift()),
    openShift: async ({ operator }) => {
      // Somebody else may have opened one while the last was being counted: it ends, too.
      let slip: ShiftSlip | undefined;
      while (keeper.open()) {
        const ended = await close();
        if (ended.kind === 'failed') return ended;
        slip = ended.slip;
      }
      const opened = open(operator, slip);
      // One has ended all the same, and its slip is not made again.
      const isHalf = opened.kind === 'failed' && slip !== undefined;
      return isHalf ? { kind: 'changed', shift: keeper.shift(), slip } : opened;
    },
    closeShift: close,
    summary: (request) =>
      summarise(journal.list, { ...request, shift: shiftOf(request) }, ports.breathe).then(
        (summary) => ({ kind: 'summed', summary }) as const,
        (error: unknown) => {
          onBug(error);
          return { kind: 'failed' } as const;
        },
      ),
  };
}

/** Ends the open shift, if there is one; whoever asks while it is being ended gets the same slip. */
function createClosing(ports: ShiftPorts, keeper: ShiftKeeper): () => Promise<ShiftChanged> {
  const { journal, stand, now } = ports;
  const end = async (open: OpenShift): Promise<ShiftChanged> => {
    const tally = await countShift(ports, open);
    const counts = countOn(journal, tally);
    const { operator, since } = open;
    const told = { kind: 'shift', phase: 'closed', since, counts } as const;
    if (!journal.note({ ...stand, operator, ...told }).ok) return { kind: 'failed' };
    keeper.take(undefined);
    const slip = { operator, from: since, until: now(), counts, checkpoint: ports.checkpoint() };
    return changed(slip);
  };
  const changed = (slip: ShiftSlip | undefined) =>
    ({ kind: 'changed', shift: keeper.shift(), slip }) as const;
  let ending: Promise<ShiftChanged> | undefined;
  return () => {
    const open = keeper.open();
    if (!open) return Promise.resolve(changed(undefined));
    ending ??= end(open).finally(() => (ending = undefined));
    return ending;
  };
}

interface OpenShift {
  readonly operator: string;
  /** UTC milliseconds. */
  readonly since: number;
  /** The entry that opened it. */
  readonly number: number;
}

interface ShiftKeeper {
  readonly open: () => OpenShift | undefined;
  readonly take: (shift: OpenShift | undefined) => void;
  readonly forget: () => void;
  readonly shift: () => Shift;
}

/** Remembers what the journal said; asks it again for as long as it could not be read. */
function keepShift({ journal, stand, onBug }: ShiftPorts): ShiftKeeper {
  let known: { readonly open: OpenShift | undefined } | undefined;
  let isTold = false;
  const open = () => {
    try {
      known ??= { open: readShift(journal) };
    } catch (error) {
      // Asked at every check: once is enough for the log.
      if (!isTold) onBug(error);
      isTold = true;
    }
    return known?.open;
  };
  return {
    open,
    take: (shift) => {
      known = { open: shift };
    },
    forget: () => {
      known = undefined;
    },
    shift: () => ({ operator: open()?.operator ?? stand.operator, openSince: open()?.since }),
  };
}

function readShift(journal: Journal): OpenShift | undefined {
  const [newest] = journal.list({ limit: 1, filter: { kinds: ['shift'] } });
  if (newest?.kind !== 'shift' || newest.phase === 'closed') return undefined;
  const { operator, recordedAt, number } = newest;
  return { operator, since: recordedAt, number };
}

interface Tally {
  readonly counts: ShiftCounts;
  /** The newest entry that was counted. */
  readonly newest: number;
}

const checks: EntryFilter = { kinds: ['check'] };

/** By number, not by time: the clock may have been set during the shift. */
async function countShift({ journal, breathe }: ShiftPorts, { number }: OpenShift): Promise<Tally> {
  let tally: Tally = { counts: noChecks, newest: number };
  for await (const entry of readAll(journal.list, checks, breathe)) {
    if (entry.number < number) break;
    tally = count(tally, entry);
  }
  return tally;
}

/** What was recorded during the counting; from here to the shift's last entry nothing comes between. */
function countOn(journal: Journal, tally: Tally): ShiftCounts {
  const page = journal.list({ after: tally.newest, limit: pageLength, filter: checks });
  const more = page.reduce(count, tally);
  return page.length < pageLength ? more.counts : countOn(journal, more);
}

const noChecks: ShiftCounts = {
  valid: 0,
  caution: 0,
  invalid: 0,
  stale: 0,
  unchecked: 0,
  foreign: 0,
  keyed: 0,
};

function count({ counts, newest }: Tally, entry: Entry): Tally {
  if (entry.kind !== 'check') return { counts, newest };
  const { outcome, source, number } = entry;
  return {
    counts: {
      ...counts,
      [outcome]: counts[outcome] + 1,
      keyed: counts.keyed + (source === 'keyed' ? 1 : 0),
    },
    newest: Math.max(newest, number),
  };
}
