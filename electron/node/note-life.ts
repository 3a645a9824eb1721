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
}

/**
 * Tells the journal that the program has started, which one it was, and which settings have changed since
 * the last start; the function that comes back tells of its end. A crash leaves a start without an end.
 */
export function noteLife({ directory, policy, journal, stand, program }: Life): () => void {
  const digest = programDigest(program.folder);
  journal.note({ ...stand, kind: 'started', program: program.version, digest });
  noteSettings(directory, policy, journal, stand, accountName());
  return () => {
    journal.note({ ...stand, kind: 'stopped' });
  };
}
