import type { Shift, ShiftChanged, ShiftContract, ShiftSlip } from '../contract/shift.ts';
import type { Stand } from '../record/entry.ts';
import type { ShiftCounts } from '../record/happening.ts';
import type { Journal } from '../record/journal.ts';
import { readAll, summarise } from './summarise.ts';

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
}

export interface ShiftDesk extends ShiftContract {
  /** Whose desk it is at this moment: the operator is the open shift's. */
  readonly stand: Stand;
  /** Opens a shift when none is open: a check never waits for one. */
  readonly ensureOpen: () => void;
}

/** Shifts as the journal tells them: the newest entry about one says whether it is open, and whose it is. */
export function createShiftDesk(ports: ShiftPorts): ShiftDesk {
  const { journal, stand, now } = ports;
  const keeper = keepShift(journal, stand);
  const close = async (open: OpenShift): Promise<ShiftChanged> => {
    const counts = await countShift(ports, open);
    const { operator, since } = open;
    const told = { kind: 'shift', phase: 'closed', since, counts } as const;
    if (!journal.note({ ...stand, operator, ...told }).ok) return { kind: 'failed' };
    keeper.take(undefined);
    const slip = { operator, from: since, until: now(), counts, checkpoint: ports.checkpoint() };
    return changed(slip);
  };
  const open = (operator: string): ShiftChanged => {
    const noted = journal.note({ ...stand, operator, kind: 'shift', phase: 'opened' });
    if (!noted.ok) return { kind: 'failed' };
    keeper.take({ operator, since: noted.value.recordedAt, number: noted.value.number });
    return changed(undefined);
  };
  const changed = (slip: ShiftSlip | undefined) =>
    ({ kind: 'changed', shift: keeper.shift(), slip }) as const;
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
    shift: () => Promise.resolve(keeper.shift()),
    openShift: async ({ operator }) => {
      const current = keeper.open();
      const ended = current && (await close(current));
      return ended?.kind === 'failed' ? ended : open(operator);
    },
    closeShift: () => {
      const current = keeper.open();
      return current ? close(current) : Promise.resolve(changed(undefined));
    },
    summary: (request) =>
      summarise(journal.list, request, ports.breathe).then(
        (summary) => ({ kind: 'summed', summary }) as const,
        () => ({ kind: 'failed' }) as const,
      ),
  };
}

interface OpenShift {
  readonly operator: string;
  /** UTC milliseconds. */
  readonly since: number;
  /** The entry that opened it. */
  readonly number: number;
}

/** Remembers what the journal said; asks it again for as long as it could not be read. */
function keepShift(journal: Journal, stand: Stand) {
  let known: { readonly open: OpenShift | undefined } | undefined;
  const read = () => {
    try {
      const [newest] = journal.list({ limit: 1, filter: { kinds: ['shift'] } });
      if (newest?.kind !== 'shift' || newest.phase === 'closed') return { open: undefined };
      const { operator, recordedAt, number } = newest;
      return { open: { operator, since: recordedAt, number } };
    } catch {
      // A journal that can't be read is told by the state line; nobody's name is taken from it.
      return undefined;
    }
  };
  const open = () => {
    known ??= read();
    return known?.open;
  };
  return {
    open,
    take: (shift: OpenShift | undefined) => {
      known = { open: shift };
    },
    shift: (): Shift => ({
      operator: open()?.operator ?? stand.operator,
      openSince: open()?.since,
    }),
  };
}

/** By number, not by time: the clock may have been set during the shift. */
async function countShift(
  { journal, breathe }: ShiftPorts,
  { number }: OpenShift,
): Promise<ShiftCounts> {
  const counts = { valid: 0, caution: 0, invalid: 0, stale: 0, unchecked: 0, foreign: 0, keyed: 0 };
  for await (const entry of readAll(journal.list, { kinds: ['check'] }, breathe)) {
    if (entry.number < number) break;
    if (entry.kind !== 'check') continue;
    counts[entry.outcome] += 1;
    if (entry.source === 'keyed') counts.keyed += 1;
  }
  return counts;
}
