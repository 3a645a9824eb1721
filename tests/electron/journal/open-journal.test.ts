import Database from 'better-sqlite3';
import assert from 'node:assert/strict';
import { existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openWritable } from '../../../electron/node/journal/database.ts';
import { createJournal, prepareDatabase } from '../../../electron/node/journal/open-journal.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { createSeals } from '../../../electron/node/journal/head-tag.ts';
import { readEntries } from '../../../electron/node/journal/reading/read-journal.ts';
import { begunCheck, checkEntry, digestOf, finished, morning } from '../../fixtures/entries.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

test('a finished check is one entry, with the journal’s own number and time', (t) => {
  const journal = opened(t, drawer(t), morning + 5_000);
  assert.deepEqual(journal.begin(begunCheck(1)), { ok: true, value: undefined });
  const entry = checkEntry(1, { recordedAt: morning + 5_000 });
  const kept = journal.finish(begunCheck(1).requestId, finished());
  assert.deepEqual(kept, { ok: true, value: entry });
  assert.deepEqual(journal.list({ before: undefined, limit: 10 }), [entry]);
  assert.deepEqual(journal.size(), { ok: true, value: 1 });
});

test('a foreign capture is kept without any digest', (t) => {
  const journal = opened(t, drawer(t));
  const begun = begunCheck(1, { code: undefined, documentType: undefined });
  journal.begin(begun);
  const end = finished({ outcome: 'foreign', looksLike: 'wifi', documentType: undefined });
  const kept = journal.finish(begun.requestId, end);
  assert.ok(kept.ok);
  assert.deepEqual(journal.list({ before: undefined, limit: 1 }), [kept.value]);
  assert.equal(kept.value.code, undefined);
});

test('a check that did not begin, or is recorded already, cannot be recorded: that is a bug', (t) => {
  const journal = opened(t, drawer(t));
  assert.throws(() => journal.finish(begunCheck(1).requestId, finished()), /not begun/);
  keep(journal, 1, 1);
  assert.throws(() => journal.finish(begunCheck(1).requestId, finished()), /not begun/);
  assert.throws(() => journal.begin(begunCheck(1)), /cannot begin again/);
  journal.begin(begunCheck(2));
  assert.throws(() => journal.begin(begunCheck(2)), /UNIQUE/);
  assert.throws(() => journal.begin(begunCheck(3, { requestId: 'three' })), /readable/);
  assert.deepEqual(journal.size(), { ok: true, value: 1 });
});

test('the list turns pages, the newest entry first', (t) => {
  const journal = opened(t, drawer(t));
  keep(journal, 1, 7);
  const numbers = (before: number | undefined) =>
    journal.list({ before, limit: 3 }).map(({ number }) => number);
  assert.deepEqual(
    [numbers(undefined), numbers(5), numbers(2), numbers(1)],
    [[7, 6, 5], [4, 3, 2], [1], []],
  );
});

test('the journal remembers one code since a moment, the newest first', (t) => {
  const directory = drawer(t);
  const code = digestOf('a card');
  for (const n of [1, 2, 3]) {
    const journal = opened(t, directory, morning + n);
    journal.begin(begunCheck(n, { code }));
    journal.finish(begunCheck(n).requestId, finished({ outcome: 'stale', because: 'used' }));
    keep(journal, n + 10, n + 10);
    journal.close();
  }
  const earlier = (number: number, at: number) =>
    ({ outcome: 'stale', because: 'used', asking: 'answered', recordedAt: at, number }) as const;
  const journal = opened(t, directory);
  // Those of the newest twenty stay whatever the time is.
  keep(journal, 20, 35);
  assert.deepEqual(journal.earlier(code, morning + 2), [
    earlier(5, morning + 3),
    earlier(3, morning + 2),
  ]);
  assert.deepEqual(journal.earlier(digestOf('another'), 0), []);
});

test('a clock that jumped forward does not empty the memory: the newest twenty entries stay', (t) => {
  const journal = opened(t, drawer(t), morning);
  const code = digestOf('a card');
  journal.begin(begunCheck(1, { code }));
  journal.finish(begunCheck(1).requestId, finished({ asking: 'perhaps' }));
  keep(journal, 2, 20);
  const numbers = () => journal.earlier(code, morning + 86_400_000).map(({ number }) => number);
  assert.deepEqual(numbers(), [1]);
  keep(journal, 21, 21);
  assert.deepEqual(numbers(), []);
});

test('a begun check that has no entry yet is remembered as one whose question may have left', (t) => {
  const journal = opened(t, drawer(t), morning + 7);
  const code = digestOf('a card');
  journal.begin(begunCheck(1, { code }));
  journal.finish(begunCheck(1).requestId, finished());
  journal.begin(begunCheck(2, { code }));
  journal.begin(begunCheck(3));
  const recordedAt = morning + 7;
  assert.deepEqual(journal.earlier(code, morning + 86_400_000), [
    { outcome: 'unchecked', because: 'interrupted', asking: 'perhaps', recordedAt, number: 0 },
    { outcome: 'valid', because: undefined, asking: 'answered', recordedAt, number: 1 },
  ]);
});

test('an edited text is not served, neither by the list nor by the memory nor by the reader', (t) => {
  const directory = drawer(t);
  const { db, journal } = bare(directory);
  t.after(() => db.close());
  const code = digestOf('a card');
  for (const n of [1, 2]) {
    journal.begin(begunCheck(n, { code }));
    journal.finish(begunCheck(n).requestId, finished());
  }
  db.exec(`DROP TRIGGER entry_is_final; INSERT INTO shape (text)
      SELECT replace(text, 'o.kovalenko', 'p.shevchuk') FROM shape;
    UPDATE entry SET shape = (SELECT max(id) FROM shape) WHERE number = 1`);
  const altered = { name: 'JournalAltered' };
  assert.throws(() => journal.list({ before: undefined, limit: 2 }), altered);
  assert.equal(journal.list({ before: undefined, limit: 1 }).length, 1);
  assert.throws(() => [...readEntries(directory)], altered);
  assert.deepEqual(journal.earlier(code, 0), []);
});

test('a check that a crash cut off becomes exactly one entry at the next start', (t) => {
  const directory = drawer(t);
  const before = opened(t, directory, morning + 1_004);
  keep(before, 9, 9);
  before.begin(begunCheck(1));
  before.begin(begunCheck(2, { capturedAt: morning, code: undefined, documentType: undefined }));
  before.close();
  const journal = opened(t, directory, morning + 61_000);
  const cut = {
    outcome: 'unchecked',
    because: 'interrupted',
    recordedAt: morning + 61_000,
  } as const;
  const unasked = { askedMs: undefined, answeredMs: undefined };
  assert.equal(journal.recovered, 2);
  assert.deepEqual(journal.list({ before: undefined, limit: 2 }), [
    checkEntry(2, {
      ...cut,
      number: 3,
      capturedAt: morning,
      code: undefined,
      documentType: undefined,
      typeIs: 'unknown',
      asking: 'not-asked',
      stages: { ...unasked, receivedMs: 1_004, recordedMs: 61_000 },
      skewMs: undefined,
    }),
    checkEntry(1, {
      ...cut,
      number: 2,
      typeIs: 'claimed',
      asking: 'perhaps',
      stages: { ...unasked, receivedMs: 4, recordedMs: 60_000 },
      skewMs: undefined,
    }),
  ]);
  journal.close();
  assert.equal(opened(t, directory).recovered, 0);
  assert.equal(proveJournal(directory, key).holds, true);
});

test(
  'the journal and its lock are for this user only',
  { skip: process.platform === 'win32' },
  (t) => {
    const directory = path.join(drawer(t), 'new', 'place');
    keep(opened(t, directory), 1, 1);
    const mode = (file: string) => (statSync(path.join(directory, file)).mode & 0o777).toString(8);
    assert.deepEqual(['', 'journal.db', 'journal.db-wal', 'journal.lock'].map(mode), [
      '700',
      '600',
      '600',
      '600',
    ]);
  },
);

test('entries and the tree refuse change from any program that respects the schema', (t) => {
  const directory = drawer(t);
  keep(opened(t, directory), 1, 2);
  const db = new Database(path.join(directory, 'journal.db'));
  t.after(() => db.close());
  const refusals = {
    "UPDATE entry SET packed = x''": /entries are final/,
    'UPDATE entry SET packed = NULL, shape = NULL, recorded_at = NULL': /entries are final/,
    'UPDATE entry SET mark = NULL': /entries are final/,
    'DELETE FROM entry': /entries are kept/,
    'INSERT OR REPLACE INTO entry SELECT * FROM entry': /entries follow one another/,
    'INSERT INTO entry SELECT 9, shape, recorded_at, packed, leaf, mark FROM entry':
      /entries follow one another/,
    "UPDATE shape SET text = '{}'": /shapes are final/,
    'DELETE FROM shape': /shapes are kept/,
    'DELETE FROM tree': /the tree is kept/,
    'DELETE FROM purge': /the purge is kept/,
    'UPDATE purge SET until = -1': /does not come back/,
  };
  for (const [sql, refusal] of Object.entries(refusals)) assert.throws(() => db.exec(sql), refusal);
  assert.equal(proveJournal(directory, key).holds, true);
});

/** The port over a database whose connection the test holds too. */
function bare(directory: string) {
  const db = openWritable(path.join(directory, 'journal.db'));
  const seals = createSeals(key);
  const clock = { at: morning };
  prepareDatabase(db, seals);
  return { db, clock, journal: createJournal(db, seals, () => clock.at) };
}

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
