import type { AnchorState } from '../../../../shared/contract/settings.ts';
import type { AnchorFolder } from '../../../../shared/policy/journal-policy.ts';
import { type AnchorNote, dropNote, readFolder } from './anchor-folder.ts';
import type { OwnNote } from './checkpoint-store.ts';
import { peekCheckpoint } from './checkpoint.ts';

/** The journal, as far as anchors need it. */
export interface Anchored {
  newest(): OwnNote | undefined;
  /** A checkpoint of so many entries was laid down. */
  wasLaidDown(size: number): void;
  keepNeighbour(note: string): void;
}

/** Lays checkpoints down wherever the policy says, and keeps the neighbours'. */
export interface Anchoring {
  /** Looks whether there is a newer one; also every half a minute by itself. Never rejects for a folder. */
  look(): Promise<void>;
  states(): readonly AnchorState[];
  /** Every anchor that lies in those folders now; a folder that can't be read has none. */
  notes(): Promise<readonly AnchorNote[]>;
  /** From then on the journal hears of nothing, whatever a share was slow at. */
  close(): void;
}

/** `now` is in UTC milliseconds. A folder on a share may take its time: nobody waits for it. */
export function keepAnchors(
  folders: readonly AnchorFolder[],
  journal: Anchored,
  now: () => number,
  onBug: (error: unknown) => void,
): Anchoring {
  let isOver = false;
  const places = folders.map((one) => placeOf(one, journal, now, () => isOver));
  const look = async () => {
    const note = folders.length > 0 && !isOver ? journal.newest() : undefined;
    if (note) await Promise.all(places.map((place) => place.lay(note)));
  };
  const timer = setInterval(() => void look().catch(onBug), lookEveryMs);
  timer.unref();
  return {
    look,
    states: () => places.map((place) => place.state()),
    notes: async () => (await Promise.all(folders.map(({ folder }) => notesIn(folder)))).flat(),
    close: () => {
      isOver = true;
      clearInterval(timer);
    },
  };
}

const lookEveryMs = 30_000;

function placeOf(
  { folder, neighbours }: AnchorFolder,
  journal: Anchored,
  now: () => number,
  isOver: () => boolean,
) {
  let state: AnchorState = { folder, size: undefined, failingSince: undefined };
  let isBusy = false;
  const layDown = async ({ note, size, origin }: OwnNote) => {
    const isNew = state.size !== size && (await dropNote(folder, note));
    if (isOver()) return;
    if (isNew) journal.wasLaidDown(size);
    state = { folder, size, failingSince: undefined };
    const lying = neighbours ? await readFolder(folder, 1) : [];
    if (!isOver()) newestOfOthers(lying, origin).forEach(journal.keepNeighbour);
  };
  return {
    state: () => state,
    lay: async (note: OwnNote) => {
      // One that hangs is not asked again beside itself.
      if (isBusy) return;
      isBusy = true;
      try {
        await layDown(note);
      } catch (error) {
        if (!isOfTheWorld(error)) throw error;
        state = { ...state, failingSince: state.failingSince ?? now() };
      } finally {
        isBusy = false;
      }
    },
  };
}

/** The largest checkpoint of each other desk. */
function newestOfOthers(notes: readonly AnchorNote[], own: string): readonly string[] {
  const newest = new Map<string, { readonly size: number; readonly note: string }>();
  for (const { note } of notes) {
    const head = peekCheckpoint(note);
    if (!head || head.origin === own) continue;
    if (head.size > (newest.get(head.origin)?.size ?? -1)) {
      newest.set(head.origin, { size: head.size, note });
    }
  }
  return [...newest.values()].map(({ note }) => note);
}

async function notesIn(folder: string): Promise<readonly AnchorNote[]> {
  try {
    return await readFolder(folder);
  } catch (error) {
    if (isOfTheWorld(error)) return [];
    throw error;
  }
}

/** A system error of Node: the folder is away, full or closed to us. */
function isOfTheWorld(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
