import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { openWritable } from '../../../electron/node/journal/database.ts';
import { createSeals } from '../../../electron/node/journal/head-tag.ts';
import {
  createJournal,
  type OpenedJournal,
  openJournal,
  prepareDatabase,
} from '../../../electron/node/journal/open-journal.ts';
import type { Journal } from '../../../shared/record/journal.ts';
import { begunCheck, finished, morning } from '../../fixtures/entries.ts';

/** An invented installation key. */
export const key = Buffer.alloc(32, 7);

/** An empty directory that goes with the test. */
export function drawer(t: TestContext): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'zvirka-journal-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The journal of a directory, by a clock that stands still, closed with the test. */
export function opened(t: TestContext, directory: string, at = morning): OpenedJournal {
  const journal = openJournal({ directory, key, now: () => at, waitMs: 200 });
  t.after(() => journal.close());
  return journal;
}

/** Keeps the checks from one number to another, each with its begin and its finish. */
export function keep(journal: Journal, from: number, to: number): void {
  for (let n = from; n <= to; n += 1) {
    journal.begin(begunCheck(n));
    journal.finish(begunCheck(n).requestId, finished());
  }
}

/** The port over a database whose connection the test holds too. */
export function bare(directory: string) {
  const db = openWritable(path.join(directory, 'journal.db'));
  const seals = createSeals(key);
  const clock = { at: morning };
  prepareDatabase(db, seals);
  return { db, clock, journal: createJournal(db, seals, () => clock.at) };
}
