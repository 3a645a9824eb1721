import Database from 'better-sqlite3';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openInMemory } from '../../../electron/node/journal/database.ts';
import { migrate, migrations, versionOf } from '../../../electron/node/journal/migrate.ts';
import { schemaOf } from '../../../electron/node/journal/schema.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

const golden = path.join(import.meta.dirname, '../../fixtures/schema.sql');

test('the newest schema is the golden one', () => {
  const db = openInMemory();
  migrate(db);
  assert.equal(schemaOf(db), readFileSync(golden, 'utf8'));
  assert.equal(versionOf(db), migrations.at(-1)?.version);
});

test('a database goes step by step to the newest version, each step once', () => {
  const db = openInMemory();
  const done: number[] = [];
  const step = (version: number) => ({ version, up: () => void done.push(version) });
  migrate(db, [step(10), step(20)]);
  migrate(db, [step(10), step(20), step(30)]);
  migrate(db, [step(10), step(20), step(30)]);
  assert.deepEqual(done, [10, 20, 30]);
});

test('a step that fails leaves the database as it was', () => {
  const db = openInMemory();
  migrate(db);
  const before = schemaOf(db);
  const broken = {
    version: 9_000,
    up: () => {
      db.exec('CREATE TABLE half (one TEXT) STRICT');
      throw new Error('half way');
    },
  };
  assert.throws(() => migrate(db, [...migrations, broken]), /half way/);
  assert.deepEqual([versionOf(db), schemaOf(db)], [migrations.at(-1)?.version, before]);
});

test('steps out of order are a bug', () => {
  const step = (version: number) => ({ version, up: () => undefined });
  assert.throws(() => migrate(openInMemory(), [step(20), step(10)]), RangeError);
  assert.throws(() => migrate(openInMemory(), [step(10), step(10)]), RangeError);
});

const strangers = {
  JournalFromFuture: (file: string) => edit(file, 'PRAGMA user_version = 100000'),
  JournalForeign: (file: string) => edit(file, 'PRAGMA application_id = 1'),
  JournalUnreadable: (file: string) => writeFileSync(file, 'a letter, not a journal'.repeat(40)),
  JournalAltered: (file: string) => edit(file, 'UPDATE tree SET size = 0'),
} as const;

for (const [name, change] of Object.entries(strangers)) {
  test(`a database that is not ours to write stays as it is: ${name}`, (t) => {
    const directory = drawer(t);
    const journal = opened(t, directory);
    keep(journal, 1, 3);
    journal.close();
    const file = path.join(directory, 'journal.db');
    change(file);
    const before = readFileSync(file);
    assert.throws(() => opened(t, directory), { name });
    assert.throws(() => opened(t, directory), { name }, 'the lock was let go');
    assert.ok(readFileSync(file).equals(before));
  });
}

test('another key does not open the journal', (t) => {
  const directory = drawer(t);
  opened(t, directory).close();
  key.fill(8);
  t.after(() => key.fill(7));
  assert.throws(() => opened(t, directory), { name: 'JournalAltered' });
});

test('a database of another program is left alone', (t) => {
  const directory = drawer(t);
  const file = path.join(directory, 'journal.db');
  edit(file, 'CREATE TABLE recipes (name TEXT)');
  const before = readFileSync(file);
  assert.throws(() => opened(t, directory), { name: 'JournalForeign' });
  assert.ok(readFileSync(file).equals(before));
});

function edit(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}
