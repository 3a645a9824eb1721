import { JournalError } from '../../node/journal/errors.ts';
import { BadUsage } from '../usage.ts';

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
