import Database from 'better-sqlite3';
import assert from 'node:assert/strict';
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { begunCheck, finished } from '../../fixtures/entries.ts';
import { bare, drawer, keep, key, opened } from './desk-drawer.ts';

test('a full disk is a fault, not a crash, and the next start tells of the check', (t) => {
  const directory = drawer(t);
  const { db, journal } = bare(directory);
  const full = { ok: false, fault: { kind: 'journal', detail: 'SQLITE_FULL' } };
  for (let n = 0; n < 200; n += 1) journal.begin(begunCheck(n));
  db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
  assert.deepEqual(journal.begin(begunCheck(201, { registry: 'x'.repeat(9_000) })), full);
  // Not all: while pages of the begun checks become free there is room.
  const finishes = Array.from({ length: 60 }, (_, n) =>
    journal.finish(begunCheck(n * 3).requestId, finished()),
  );
  assert.deepEqual(finishes.at(-1), full);
  assert.deepEqual(journal.size(), full);
  const kept = finishes.filter(({ ok }) => ok).length;
  db.close();
  const after = opened(t, directory);
  assert.deepEqual([after.recovered, after.size()], [200 - kept, { ok: true, value: 200 }]);
  assert.equal(proveJournal(directory, key).holds, true);
});

test('a journal that something else locks, or that turns read-only, is a fault', (t) => {
  const directory = drawer(t);
  const { db, journal } = bare(directory);
  t.after(() => db.close());
  const other = new Database(path.join(directory, 'journal.db'));
  other.exec('BEGIN IMMEDIATE');
  const fault = (detail: string) => ({ ok: false, fault: { kind: 'journal', detail } });
  assert.deepEqual(journal.begin(begunCheck(1)), fault('SQLITE_BUSY'));
  other.close();
  db.pragma('query_only = ON');
  assert.deepEqual(journal.begin(begunCheck(1)), fault('SQLITE_READONLY'));
  db.pragma('query_only = OFF');
  assert.deepEqual(journal.begin(begunCheck(1)), { ok: true, value: undefined });
});

test(
  'a journal that was moved away takes no more checks',
  { skip: process.platform === 'win32' },
  (t) => {
    const directory = drawer(t);
    const journal = opened(t, directory);
    journal.begin(begunCheck(1));
    renameSync(path.join(directory, 'journal.db'), path.join(directory, 'elsewhere.db'));
    const missing = { ok: false, fault: { kind: 'journal', detail: 'JournalMissing' } };
    assert.deepEqual(journal.finish(begunCheck(1).requestId, finished()), missing);
    assert.deepEqual(journal.size(), missing);
    assert.equal(existsSync(path.join(directory, 'journal.db')), false);
  },
);

test('a journal that can be written again says so by itself, within a second', (t) => {
  const { db, clock, journal } = bare(drawer(t));
  t.after(() => db.close());
  keep(journal, 1, 3);
  db.pragma('query_only = ON');
  const fault = { ok: false, fault: { kind: 'journal', detail: 'SQLITE_READONLY' } };
  assert.deepEqual(journal.begin(begunCheck(4)), fault);
  clock.at += 1_000;
  assert.deepEqual(journal.size(), fault);
  db.pragma('query_only = OFF');
  clock.at += 999;
  assert.deepEqual(journal.size(), fault, 'not tried more often than once a second');
  clock.at += 1;
  assert.deepEqual(journal.size(), { ok: true, value: 3 });
  assert.deepEqual(journal.begin(begunCheck(4)), { ok: true, value: undefined });
});

test('a tree that somebody else wrote is never tagged anew', (t) => {
  const directory = drawer(t);
  const { db, clock, journal } = bare(directory);
  t.after(() => db.close());
  journal.begin(begunCheck(1));
  db.exec('UPDATE tree SET tag = zeroblob(32)');
  const altered = { ok: false, fault: { kind: 'journal', detail: 'JournalAltered' } };
  assert.deepEqual(journal.finish(begunCheck(1).requestId, finished()), altered);
  clock.at += 1_000;
  assert.deepEqual([journal.size(), journal.begin(begunCheck(2))], [altered, altered]);
  assert.equal(db.prepare('SELECT count(*) FROM begun').pluck().get(), 1);
});
