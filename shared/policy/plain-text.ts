import { z } from 'zod';

/** A text that can be sent, stored and shown: without control characters and halves of characters. */
export const plainText = z.string().refine(isPlain, { error: 'plain-text' });

/** Whether every text in a JSON value is plain, names of members too. */
export function isPlainThroughout(value: unknown): boolean {
  if (typeof value === 'string') return isPlain(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, one]) => isPlain(name) && isPlainThroughout(one));
}

/** With the flag `u` only a lone half of a pair is a surrogate. */
function isPlain(text: string): boolean {
  return !/[\p{Control}\p{Surrogate}]/u.test(text);
}
