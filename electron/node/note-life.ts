import type { Policy } from '../../shared/policy/policy.ts';
import type { Stand } from '../../shared/record/entry.ts';
import type { Journal } from '../../shared/record/journal.ts';
import { accountName } from './account-name.ts';
import { noteSettings } from './note-settings.ts';
import { programDigest } from './program-digest.ts';

export interface Life {
  /** Where the journal is, and what the settings were at the last start. */
  readonly directory: string;
  readonly policy: Policy;
  readonly journal: Pick<Journal, 'note'>;
  readonly stand: Stand;
  /** The version, and the folder of the built program, whose digest the journal keeps. */
  readonly program: { readonly version: string; readonly folder: string };
  readonly onBug: (error: unknown) => void;
}

/**
 * Tells the journal that the program has started, which one it was, and which settings have changed since
 * the last start; the function that comes back tells of its end. A crash leaves a start without an end.
 * Whatever can't be told, the program starts and ends all the same.
 */
export function noteLife(life: Life): () => void {
  const { directory, policy, journal, stand, program } = life;
  const digest = told(life, () => programDigest(program.folder));
  told(life, () => journal.note({ ...stand, kind: 'started', program: program.version, digest }));
  told(life, () => {
    noteSettings(directory, policy, journal, stand, accountName());
  });
  return () => {
    told(life, () => journal.note({ ...stand, kind: 'stopped' }));
  };
}

function told<Value>({ onBug }: Life, work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    onBug(error);
    return undefined;
  }
}
