import { JournalError } from '../../node/journal/errors.ts';
import { existingKey } from '../../node/keys.ts';
import { BadUsage } from '../usage.ts';

/** The installation key; 'sealed' when the system keeps it from this program; nothing when it is lost. */
type FoundKey = Uint8Array | 'sealed' | undefined;

/** Does work on the journal of `--data`: why it can't be opened is told as what is wrong with the words. */
export function reading<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw asUsage(error);
  }
}

/** The same for work that takes its time. */
export async function readingSoon<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw asUsage(error);
  }
}

function asUsage(error: unknown): unknown {
  return error instanceof JournalError ? new BadUsage(`--data: ${error.message}`) : error;
}

/** A key that the system keeps from this command leaves something unchecked or unsigned, and the answer says so. */
export function keyOf(directory: string): FoundKey {
  try {
    return existingKey(directory);
  } catch (error) {
    if (error instanceof JournalError && error.name === 'KeySealed') return 'sealed';
    throw error;
  }
}
