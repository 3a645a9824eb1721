import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openJournal } from '../../electron/node/journal/open-journal.ts';
import { openKey } from '../../electron/node/keys.ts';
import { begunCheck, finished } from '../fixtures/entries.ts';
import { spread, table, type Row } from './figures.ts';

const rounds = 1_000;

/** A check's two durable writes, beside one bare durable insert on the same disk. */
export function measureAppend(): Promise<string> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-bench-'));
  const journal = openJournal({ directory, key: openKey(directory), now: Date.now });
  const bare = bareTable(path.join(directory, 'bare.db'));
  const times = { begin: [] as number[], finish: [] as number[], bare: [] as number[] };
  for (let n = 1; n <= rounds; n += 1) {
    const begun = begunCheck(n);
    times.begin.push(timed(() => journal.begin(begun)));
    times.finish.push(timed(() => journal.finish(begun.requestId, finished())));
    times.bare.push(timed(() => bare.insert(n)));
  }
  journal.close();
  bare.close();
  rmSync(directory, { recursive: true });
  const row = (name: string, values: readonly number[]): Row => [name, ...spread(values)];
  return Promise.resolve(
    table(
      `Journal, ${String(rounds)} checks, ms`,
      ['', 'median', 'p95'],
      [
        row('begin a check', times.begin),
        row('append its entry', times.finish),
        row('one bare insert, WAL + FULL', times.bare),
      ],
    ),
  );
}

function bareTable(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE bare (number INTEGER PRIMARY KEY) STRICT');
  const insert = db.prepare('INSERT INTO bare VALUES (?)');
  return { insert: (n: number) => insert.run(n), close: () => db.close() };
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
