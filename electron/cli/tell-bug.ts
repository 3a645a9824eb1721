import { placesOf } from '../node/places-of.ts';

/** Tells of a bug on standard error. SECURITY: a message may quote a code; the name and our own places can't. */
export function tellBug(error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  process.stderr.write(`bug: ${name}\n${placesOf(error).join('\n')}\n`);
}
