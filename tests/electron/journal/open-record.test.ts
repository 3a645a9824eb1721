import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { existingKey, openKey } from '../../../electron/node/keys.ts';
import { openRecord } from '../../../electron/node/open-record.ts';
import type { DocumentCode } from '../../../shared/identify/identified.ts';
import { begunCheck, finished, morning, stand } from '../../fixtures/entries.ts';
import { drawer, keep } from './desk-drawer.ts';

const barcode = { kind: 'barcode', digits: '2912345678901' } as DocumentCode;
const broken = (detail: string) => ({ ok: false, fault: { kind: 'journal', detail } });

test('a journal that could not be opened opens by itself once it can be, with its own digest', (t) => {
  const directory = drawer(t);
  const first = openRecord(directory, undefined, { now: () => morning });
  const own = first.digest(barcode);
  first.close();
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
  assert.notEqual(record.digest(barcode), own);
  renameSync(`${file}.away`, file);
  clock.at += 4_999;
  assert.deepEqual(journal.size(), missing, 'not tried more often than every 5 s');
  clock.at += 1;
  assert.deepEqual(journal.size(), { ok: true, value: 0 });
  keep(journal, 1, 2);
  assert.equal(record.digest(barcode), own);
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
  assert.equal(entry?.kind === 'check' && entry.because, 'interrupted');
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

/** What may be wrong with a journal, and whether its keys go with it. */
const harms: Readonly<Record<string, [(directory: string) => void, boolean]>> = {
  JournalUnreadable: [
    (d) => writeFileSync(path.join(d, 'journal.db'), 'no database'.repeat(99)),
    false,
  ],
  JournalMissing: [(d) => rmSync(path.join(d, 'journal.db')), false],
  KeyLost: [(d) => rmSync(path.join(d, 'installation.key')), true],
  KeyDamaged: [(d) => writeFileSync(path.join(d, 'installation.key'), 'plain x'), true],
};

for (const [name, [harm, isNewKey]] of Object.entries(harms)) {
  test(`a journal that cannot be kept on is laid aside whole, never overwritten: ${name}`, (t) => {
    const directory = drawer(t);
    const first = openRecord(directory, undefined, { now: () => morning });
    keep(first.journal, 1, 2);
    first.close();
    harm(directory);
    const file = path.join(directory, 'journal.db');
    const old = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    const oldKey = path.join(directory, 'installation.key');
    const keyText = existsSync(oldKey) ? readFileSync(oldKey, 'utf8') : undefined;
    const record = openRecord(directory, undefined, { now: () => morning });
    t.after(() => record.close());
    assert.equal(record.fault, name);
    assert.deepEqual(record.setAside(stand), { ok: true, value: undefined });
    const [folder = ''] = readdirSync(directory).filter((one) => one.startsWith('aside-'));
    assert.equal(folder, 'aside-2026-03-02T09-00-00');
    const laid = path.join(directory, folder);
    if (old.length > 0) assert.ok(readFileSync(path.join(laid, 'journal.db')).equals(old));
    if (keyText) assert.equal(readFileSync(path.join(laid, 'installation.key'), 'utf8'), keyText);
    const digest = createHash('sha256').update(old).digest('hex');
    const told = { kind: 'set-aside', because: name, digest, bytes: old.length } as const;
    assert.deepEqual(record.journal.list({ limit: 9 }), [
      { ...stand, ...told, number: 1, recordedAt: morning, version: 2 },
    ]);
    assert.equal(proveJournal(directory, existingKey(directory)).holds, true);
    assert.equal(readFileSync(oldKey, 'utf8') === keyText, !isNewKey);
    assert.equal(record.setAside(stand).ok, false, 'a journal that is kept is not laid aside');
  });
}

test('a journal that was removed under a running desk can be begun anew', (t) => {
  const directory = drawer(t);
  const record = openRecord(directory, undefined, { now: () => morning });
  t.after(() => record.close());
  keep(record.journal, 1, 2);
  rmSync(path.join(directory, 'journal.db'));
  assert.deepEqual(record.journal.begin(begunCheck(3)), broken('JournalMissing'));
  assert.deepEqual(record.setAside(stand), { ok: true, value: undefined });
  keep(record.journal, 3, 3);
  const kinds = record.journal.list({ limit: 9 }).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['check', 'set-aside']);
});

test('a journal that only had to be opened again is kept on, and none is begun', (t) => {
  const directory = drawer(t);
  const record = openRecord(directory, undefined, { now: () => morning });
  t.after(() => record.close());
  keep(record.journal, 1, 2);
  const file = path.join(directory, 'journal.db');
  renameSync(file, `${file}.away`);
  assert.deepEqual(record.journal.begin(begunCheck(3)), broken('JournalMissing'));
  renameSync(`${file}.away`, file);
  assert.deepEqual(record.setAside(stand), broken('JournalInUse'));
  keep(record.journal, 3, 3);
  assert.deepEqual(record.journal.size(), { ok: true, value: 3 });
  record.close();
  assert.deepEqual(record.setAside(stand), broken('JournalInUse'), 'nor after the close');
});

test('a new journal that can’t be opened is not told as begun', (t) => {
  const directory = drawer(t);
  openRecord(directory, undefined, { now: () => morning }).close();
  writeFileSync(path.join(directory, 'journal.db'), 'no database'.repeat(99));
  writeFileSync(path.join(directory, 'digest.keys'), 'damaged too');
  const record = openRecord(directory, undefined, { now: () => morning });
  t.after(() => record.close());
  assert.deepEqual(record.setAside(stand), broken('KeyDamaged'));
  assert.deepEqual(record.setAside(stand), { ok: true, value: undefined });
});

test('a new journal that can’t say why it was begun is not told as begun', (t) => {
  const directory = drawer(t);
  openRecord(directory, undefined, { now: () => morning }).close();
  const file = path.join(directory, 'journal.db');
  writeFileSync(file, 'no database'.repeat(99));
  // Somebody takes the new one away, too, before its first entry.
  const now = () => {
    const isBegun = readdirSync(directory).some((name) => name.startsWith('aside-'));
    if (isBegun) rmSync(file, { force: true });
    return morning;
  };
  const record = openRecord(directory, undefined, { now });
  t.after(() => record.close());
  assert.deepEqual(record.setAside(stand), broken('JournalMissing'));
});

test('a journal whose key another account sealed is not laid aside: it can be kept on there', (t) => {
  const directory = drawer(t);
  const sealer = { seal: (bytes: Uint8Array) => bytes, unseal: (bytes: Uint8Array) => bytes };
  openRecord(directory, sealer, { now: () => morning }).close();
  const record = openRecord(directory, undefined, { now: () => morning });
  t.after(() => record.close());
  assert.deepEqual(record.setAside(stand), broken('KeySealed'));
  assert.deepEqual(
    readdirSync(directory).filter((name) => name.startsWith('aside-')),
    [],
  );
});

test('a code is known again after the key of another year was taken, and no longer than its key is kept', (t) => {
  const clock = { at: morning };
  const record = openRecord(drawer(t), undefined, { now: () => clock.at });
  t.after(() => record.close());
  record.journal.begin(begunCheck(1, { code: record.digest(barcode) }));
  record.journal.finish(begunCheck(1).requestId, finished());
  const numbers = () =>
    record
      .digests(barcode)
      .flatMap((code) => record.journal.earlier(code, 0))
      .map(({ number }) => number);
  assert.deepEqual(record.rotate(stand, 2027, 2026), { ok: true, value: undefined });
  assert.deepEqual(record.journal.list({ limit: 1 }), [
    { ...stand, kind: 'key-rotated', year: 2027, number: 2, recordedAt: morning, version: 2 },
  ]);
  assert.deepEqual([record.digests(barcode).length, numbers()], [2, [1]]);
  record.rotate(stand, 2027, 2027);
  assert.deepEqual([record.digests(barcode).length, numbers()], [1, []]);
});
