import Database from 'better-sqlite3';
import assert from 'node:assert/strict';
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openInMemory, openWritable } from '../../../electron/node/journal/database.ts';
import { sha256 } from '../../../electron/node/journal/head-tag.ts';
import { migrate, migrations, versionOf } from '../../../electron/node/journal/migrate.ts';
import { pack } from '../../../electron/node/journal/texts/pack.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { schemaOf } from '../../../electron/node/journal/schema.ts';
import { treeWriter } from '../../../electron/node/journal/tree-row.ts';
import { canonicalText } from '../../../shared/record/canonical.ts';
import type { CheckEntry } from '../../../shared/record/entry.ts';
import {
  append,
  type CompactRange,
  emptyRange,
  leafHash,
  root,
} from '../../../shared/record/tree.ts';
import { firstVersion } from '../../fixtures/entries.ts';
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

test('a journal of the first version keeps its entries, its head and its proof', (t) => {
  const directory = drawer(t);
  const entries = Array.from({ length: 700 }, (_, index) =>
    firstVersion(index + 1, index % 3 === 0 ? foreign : { operator: `o${String(index % 5)}` }),
  );
  const root = writeFirst(directory, entries);
  const before = proveJournal(directory, key);
  assert.deepEqual([before.holds, before.root, before.size], [true, root, 700], 'read as it is');
  const journal = opened(t, directory);
  assert.deepEqual(journal.list({ limit: 1_000 }), entries.toReversed());
  keep(journal, 701, 703);
  journal.close();
  const proof = proveJournal(directory, key);
  assert.deepEqual([proof.faults, proof.size, proof.tag], [[], 703, 'holds']);
  const packed = (file: string) =>
    new Database(path.join(file, 'journal.db'))
      .prepare(
        'SELECT number, shape.text, packed FROM entry JOIN shape ON shape.id = shape ORDER BY number',
      )
      .all();
  const repacked = entries.map(({ number, recordedAt }, index) => {
    const { shape, bytes } = pack(canonicalText(entries[index] ?? firstVersion(1)), {
      number,
      recordedAt,
    });
    return { number, text: shape, packed: bytes };
  });
  assert.deepEqual(packed(directory).slice(0, 700), repacked, 'packed as the program packs');
});

test('a first-version journal whose texts were changed goes on being told of', (t) => {
  const directory = drawer(t);
  writeFirst(
    directory,
    [1, 2, 3, 4].map((n) => firstVersion(n)),
  );
  const db = new Database(path.join(directory, 'journal.db'));
  db.exec('DROP TRIGGER entry_is_final');
  db.exec("UPDATE entry SET text = replace(text, 'o.kovalenko', 'p.shevchuk') WHERE number = 2");
  db.exec("UPDATE entry SET text = replace(text, '{\"adapter', '{ \"adapter') WHERE number = 3");
  db.exec(
    "CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are final'); END",
  );
  db.close();
  const differs = () =>
    proveJournal(directory, key)
      .faults.filter(({ kind }) => kind === 'leaf-differs')
      .map(({ number }) => number);
  assert.deepEqual(differs(), [2, 3]);
  opened(t, directory).close();
  assert.deepEqual(differs(), [2, 3]);
});

const foreign = { outcome: 'foreign', looksLike: 'wifi', code: undefined } as const;

/** A journal as the first version of this program left it; gives its root. */
function writeFirst(directory: string, entries: readonly CheckEntry[]): string {
  const db = openWritable(path.join(directory, 'journal.db'));
  migrate(db, migrations.slice(0, 1));
  const add = db.prepare('INSERT INTO entry (number, text, leaf) VALUES (?, ?, ?)');
  let range: CompactRange = emptyRange;
  for (const entry of entries) {
    const text = canonicalText(entry);
    const leaf = leafHash(sha256, Buffer.from(text));
    add.run(entry.number, text, leaf);
    range = append(sha256, range, leaf);
  }
  const open = createHash('sha256').digest();
  // The tag as it was then: it spoke of no purge.
  const own = hkdfSync('sha256', key, '', 'zvirka journal head', 32);
  const hex = Buffer.from(root(sha256, range)).toString('hex');
  const said = `journal ${String(range.size)} ${hex} ${open.toString('hex')}`;
  const tag = createHmac('sha256', Buffer.from(own)).update(said).digest();
  treeWriter(db)({ range, tag });
  db.close();
  return hex;
}

function edit(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}
