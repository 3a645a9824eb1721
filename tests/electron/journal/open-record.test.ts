import assert from 'node:assert/strict';
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { createDigest } from '../../../electron/node/digest.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { proveJournal } from '../../../electron/node/journal/prove.ts';
import { existingKey, openKey } from '../../../electron/node/keys.ts';
import { openRecord } from '../../../electron/node/open-record.ts';
import type { DocumentCode } from '../../../shared/identify/identified.ts';
import { begunCheck, finished, morning } from '../../fixtures/entries.ts';
import { drawer, keep } from './desk-drawer.ts';

const barcode = { kind: 'barcode', digits: '2912345678901' } as DocumentCode;
const broken = (detail: string) => ({ ok: false, fault: { kind: 'journal', detail } });

test('a journal that could not be opened opens by itself once it can be, with its own digest', (t) => {
  const directory = drawer(t);
  const key = openKey(directory);
  openJournal({ directory, key, now: () => morning }).close();
  const file = path.join(directory, 'journal.db');
  renameSync(file, `${file}.away`);
  const clock = { at: morning };
  const record = openRecord(directory, undefined, { now: () => clock.at });
  t.after(() => record.close());
  const { journal } = record;
  const missing = broken('JournalMissing');
  assert.equal(record.fault, 'JournalMissing');
  assert.deepEqual(journal.begin(begunCheck(1)), missing);
  assert.throws(() => journal.list({ before: undefined, limit: 1 }), { name: 'JournalMissing' });
  assert.notEqual(record.digest(barcode), createDigest(key)(barcode));
  renameSync(`${file}.away`, file);
  clock.at += 4_999;
  assert.deepEqual(journal.size(), missing, 'not tried more often than every 5 s');
  clock.at += 1;
  assert.deepEqual(journal.size(), { ok: true, value: 0 });
  keep(journal, 1, 2);
  assert.equal(record.digest(barcode), createDigest(key)(barcode));
  assert.equal(journal.list({ before: undefined, limit: 9 }).length, 2);
  assert.equal(record.fault, 'JournalMissing', 'the fault at the opening is history');
});

test('the second opening does not wait for who keeps the journal, and tells of what a crash cut off', (t) => {
  const directory = drawer(t);
  const key = openKey(directory);
  const keeper = openJournal({ directory, key, now: () => morning });
  t.after(() => keeper.close());
  const file = path.join(directory, 'journal.db');
  renameSync(file, `${file}.away`);
  const clock = { at: morning };
  const record = openRecord(directory, undefined, { now: () => clock.at });
  t.after(() => record.close());
  renameSync(`${file}.away`, file);
  clock.at += 5_000;
  const startedAt = performance.now();
  assert.deepEqual(record.journal.size(), broken('JournalInUse'));
  assert.ok(performance.now() - startedAt < 500);
  keeper.begin(begunCheck(1));
  keeper.close();
  // Also a clock that was set back lets it try.
  clock.at -= 86_400_000;
  assert.deepEqual(record.journal.size(), { ok: true, value: 1 });
  const [entry] = record.journal.list({ before: undefined, limit: 1 });
  assert.equal(entry?.because, 'interrupted');
});

test('a record that was closed does not open again', (t) => {
  const directory = drawer(t);
  openKey(directory);
  const file = path.join(directory, 'journal.db');
  renameSync(file, `${file}.away`);
  const clock = { at: morning };
  const record = openRecord(directory, undefined, { now: () => clock.at });
  record.close();
  renameSync(`${file}.away`, file);
  clock.at += 60_000;
  assert.deepEqual(record.journal.size(), broken('JournalMissing'));
  assert.equal(existsSync(path.join(directory, 'journal.lock')), false);
});

test('a first start makes the journal and its key, and the next one finds both', (t) => {
  const directory = path.join(drawer(t), 'new');
  const first = openRecord(directory, undefined);
  assert.equal(first.fault, undefined);
  first.journal.begin(begunCheck(1));
  first.journal.finish(begunCheck(1).requestId, finished());
  const digest = first.digest(barcode);
  first.close();
  const next = openRecord(directory, undefined);
  t.after(() => next.close());
  assert.deepEqual([next.journal.size(), next.digest(barcode)], [{ ok: true, value: 1 }, digest]);
  assert.equal(proveJournal(directory, existingKey(directory)).holds, true);
});
