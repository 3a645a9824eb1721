import { accountName } from '../../node/account-name.ts';
import { standIn, writing } from '../../node/journal/as-writer.ts';
import { JournalError } from '../../node/journal/errors.ts';
import { existingKey } from '../../node/keys.ts';

/**
 * Tells the journal that somebody is about to read it past the desk, by their account's name. False where it
 * can't be told: a desk is at work, the key is kept from this command, or the journal is not as it was left.
 */
export function noteView(directory: string): boolean {
  try {
    const key = existingKey(directory);
    const by = accountName().slice(0, 200);
    const noted =
      key &&
      writing(directory, key, (journal) =>
        journal.note({ ...standIn(journal, by), kind: 'viewed', by }),
      );
    return noted?.ok === true;
  } catch (error) {
    // What is wrong with it the reading tells, or the proof.
    if (error instanceof JournalError) return false;
    throw error;
  }
}
