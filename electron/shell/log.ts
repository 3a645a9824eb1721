import { randomBytes } from 'node:crypto';
import { appendFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { placesOf } from '../node/places-of.ts';
import { makeFolder } from '../node/make-folder.ts';

/** All that the program's log can hold: closed words, and where in our code a bug stood. */
export type LogLine =
  | { readonly kind: 'started'; readonly version: string; readonly mode: string }
  | { readonly kind: 'refused'; readonly what: 'sender' | 'call' | 'navigation' | 'window' }
  | { readonly kind: 'window-lost'; readonly reason: string }
  | { readonly kind: 'trouble'; readonly because: string }
  | { readonly kind: 'journal'; readonly detail: string }
  | { readonly kind: 'scanners'; readonly states: readonly string[] }
  | { readonly kind: 'incident'; readonly number: string; readonly error: unknown }
  | { readonly kind: 'page-incident'; readonly number: string; readonly name: string };

export type Log = (line: LogLine) => void;

const longestLog = 2_000_000;

/** A log in a file of its own; past 2 MB it begins anew. Failing to log never stops the desk. */
export function openLog(directory: string): Log {
  const file = path.join(directory, 'zvirka.log');
  // Who started us may have closed the pipe since.
  process.stderr.on('error', () => undefined);
  return (line) => {
    const text = `${new Date().toISOString()} ${JSON.stringify(redact(line))}\n`;
    process.stderr.write(text);
    try {
      makeFolder(directory);
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longestLog) truncateSync(file);
      appendFileSync(file, text, { mode: 0o600 });
    } catch {
      // The disk may be full: the line went to stderr, and the journal tells of its own trouble.
    }
  };
}

/** A number a person can read out; the log holds the same. */
export function newIncident(): string {
  return randomBytes(3).toString('hex').toUpperCase();
}

/** SECURITY: an error's message may quote what it choked on; its name and our own places can't. */
function redact(line: LogLine): Readonly<Record<string, unknown>> {
  if (line.kind !== 'incident') return line;
  const { error, ...rest } = line;
  if (!(error instanceof Error)) return { ...rest, name: typeof error };
  return { ...rest, name: error.name, at: placesOf(error).slice(0, 8) };
}
