import Database from 'better-sqlite3';
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { readEntries } from '../../../electron/node/journal/reading/read-journal.ts';
import { begunCheck, checkEntry, digestOf, finished, morning } from '../../fixtures/entries.ts';
import { bare, drawer, keep, key, opened } from './desk-drawer.ts';

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
