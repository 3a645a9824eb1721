import Database from 'better-sqlite3';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import {
  proveJournal,
  type ProofFault,
  type ProofKey,
} from '../../../electron/node/journal/prove.ts';
import { createHeadTag, sha256 } from '../../../electron/node/journal/head-tag.ts';
import { openChecksHasher } from '../../../electron/node/journal/open-checks.ts';
import { treeWriter } from '../../../electron/node/journal/tree-row.ts';
import type { WritableDb } from '../../../electron/node/journal/database.ts';
import { canonicalBegun, canonicalJson, canonicalText } from '../../../shared/record/canonical.ts';
import { append, type CompactRange, emptyRange, leafHash } from '../../../shared/record/tree.ts';
import { begunCheck, checkEntry } from '../../fixtures/entries.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

/** A closed journal of nine entries. */
function nine(t: TestContext): string {
  const directory = drawer(t);
  const journal = opened(t, directory);
  keep(journal, 1, 9);
  journal.close();
  return directory;
}

/** Changes a journal as somebody would who knows SQLite well: the triggers are back afterwards. */
function tamper(directory: string, change: (db: WritableDb) => void): void {
  const db = new Database(path.join(directory, 'journal.db')) as WritableDb;
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers as { name: string }[]) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('ignore_check_constraints = ON');
  change(db);
  for (const { sql } of triggers as { sql: string }[]) db.exec(sql);
  db.close();
}

const kinds = (directory: string, withKey: ProofKey = key): readonly ProofFault[] =>
  [...new Set(proveJournal(directory, withKey).faults.map(({ kind }) => kind))].sort();

test('an untouched journal holds, and its proof names the root of its entries', (t) => {
  const directory = nine(t);
  const texts = Array.from({ length: 9 }, (_, index) =>
    canonicalText(checkEntry(index + 1, { recordedAt: Date.UTC(2026, 2, 2, 9) })),
  );
  const range = texts.reduce<CompactRange>(
    (before, text) => append(sha256, before, leafHash(sha256, Buffer.from(text))),
    emptyRange,
  );
  const [eight = Buffer.alloc(0), ninth = Buffer.alloc(0)] = range.hashes;
  const root = createHash('sha256').update('\u0001').update(eight).update(ninth).digest('hex');
  const proof = { holds: true, size: 9, root, unfinished: 0, faults: [] };
  assert.deepEqual(proveJournal(directory, key), { ...proof, tag: 'holds' });
  assert.deepEqual(proveJournal(directory, 'sealed'), { ...proof, tag: 'not-checked' });
});

test('an empty journal holds', (t) => {
  const directory = drawer(t);
  opened(t, directory).close();
  const { holds, size, tag } = proveJournal(directory, key);
  assert.deepEqual({ holds, size, tag }, { holds: true, size: 0, tag: 'holds' });
});

test('checks under way are counted and break nothing', (t) => {
  const directory = nine(t);
  const journal = opened(t, directory);
  journal.begin(begunCheck(10));
  journal.begin(begunCheck(11));
  const { holds, unfinished } = proveJournal(directory, key);
  assert.deepEqual({ holds, unfinished }, { holds: true, unfinished: 2 });
});

const text = (n: number, more = {}) => canonicalText(checkEntry(n, more));
const leaf = (of: string) => leafHash(sha256, Buffer.from(of));
const insert = (db: WritableDb, number: number, line: string) =>
  db
    .prepare('INSERT INTO entry (number, text, leaf) VALUES (?, ?, ?)')
    .run(number, line, leaf(line));

/** Tampering by hand, and what it must look like at the least. */
const changes: Readonly<Record<string, [(db: WritableDb) => void, ...ProofFault[]]>> = {
  'a changed verdict': [
    (db) => db.exec("UPDATE entry SET text = replace(text, 'valid', 'stale') WHERE number = 4"),
    'leaf-differs',
    'tag-broken',
    'tree-differs',
  ],
  'a changed verdict with its leaf': [
    (db) => {
      const changed = text(4, { outcome: 'stale', because: 'used' });
      const set = db.prepare('UPDATE entry SET text = ?, leaf = ? WHERE number = 4');
      set.run(changed, leaf(changed));
    },
    'tag-broken',
    'tree-differs',
  ],
  'a changed leaf': [
    (db) => db.exec('UPDATE entry SET leaf = zeroblob(32) WHERE number = 4'),
    'leaf-differs',
  ],
  'a text that is no JSON': [
    (db) => {
      db.exec('DROP INDEX entry_by_code');
      db.exec(
        "UPDATE entry SET text = json_set(text, '$.surname', 'Вигаданенко') WHERE number = 2",
      );
      db.exec('CREATE INDEX entry_by_code ON entry (code, recorded_at) WHERE code IS NOT NULL');
    },
    'leaf-differs',
    'tag-broken',
    'text-unreadable',
    'tree-differs',
  ],
  'a removed entry': [
    (db) => db.exec('DELETE FROM entry WHERE number = 5'),
    'number-missing',
    'tag-broken',
    'tree-differs',
  ],
  'a removed first entry': [
    (db) => db.exec('DELETE FROM entry WHERE number = 1'),
    'number-missing',
    'tag-broken',
    'tree-differs',
  ],
  'a cut tail': [
    (db) => db.exec('DELETE FROM entry WHERE number > 6'),
    'tag-broken',
    'tree-differs',
  ],
  'a cut tail with a head to match': [
    (db) => {
      db.exec('DELETE FROM entry WHERE number > 6');
      forgeTree(db);
    },
    'tag-broken',
  ],
  'an added entry': [(db) => insert(db, 10, text(10)), 'tag-broken', 'tree-differs'],
  'an entry in another’s place': [
    (db) => {
      db.exec('UPDATE entry SET number = 100 WHERE number = 3');
      db.exec('UPDATE entry SET number = 3 WHERE number = 4');
      db.exec('UPDATE entry SET number = 4 WHERE number = 100');
    },
    'file-damaged',
    'number-differs',
    'tag-broken',
    'tree-differs',
  ],
  'one check told twice': [
    (db) => {
      const twice = text(9, { requestId: begunCheck(8).requestId });
      replaceTable(db);
      const set = db.prepare('UPDATE entry SET text = ?, leaf = ? WHERE number = 9');
      set.run(twice, leaf(twice));
    },
    'request-repeated',
    'schema-changed',
    'tag-broken',
    'tree-differs',
  ],
  'a head set back': [(db) => db.exec('UPDATE tree SET size = 8'), 'tree-differs'],
  'other hashes in the head': [
    (db) => db.exec('UPDATE tree SET hashes = zeroblob(64)'),
    'tree-differs',
  ],
  'another tag': [(db) => db.exec('UPDATE tree SET tag = randomblob(32)'), 'tag-broken'],
  'no head': [(db) => db.exec('DELETE FROM tree'), 'tag-broken', 'tree-differs'],
  'a whole journal written anew': [
    (db) => {
      db.exec('DELETE FROM entry');
      for (let n = 1; n <= 9; n += 1) insert(db, n, text(n, { operator: 'p.shevchuk' }));
      forgeTree(db);
    },
    'tag-broken',
  ],
  'an added trigger': [
    (db) => db.exec('CREATE TRIGGER quiet AFTER INSERT ON begun BEGIN DELETE FROM begun; END'),
    'schema-changed',
  ],
  'a replaced table': [replaceTable, 'schema-changed'],
  'a table that is gone': [
    (db) => db.exec('DROP TABLE begun'),
    'file-damaged',
    'schema-changed',
    'tag-broken',
  ],
  'a begun check made unreadable': [
    (db) => db.exec(`INSERT INTO begun VALUES ('x', 1, '${canonicalJson({ desk: 1 })}')`),
    'begun-unreadable',
    'file-damaged',
    'tag-broken',
  ],
};

for (const [name, [change, ...found]] of Object.entries(changes)) {
  test(`the proof finds ${name}`, (t) => {
    const directory = nine(t);
    tamper(directory, change);
    assert.deepEqual(kinds(directory), found);
    assert.equal(proveJournal(directory, key).holds, false);
  });
}

for (const trigger of ['entry_is_final', 'entry_is_kept', 'entry_is_new', 'tree_is_kept']) {
  test(`the proof finds that ${trigger} was dropped`, (t) => {
    const directory = nine(t);
    const db = new Database(path.join(directory, 'journal.db'));
    db.exec(`DROP TRIGGER ${trigger}`);
    db.close();
    assert.deepEqual(kinds(directory), ['schema-changed']);
  });
}

/** Changes of a check that a crash cut off, by somebody without the key. */
const openChanges: Readonly<Record<string, [(db: WritableDb) => void, ...ProofFault[]]>> = {
  'was taken away': [(db) => db.exec('DELETE FROM begun'), 'tag-broken'],
  'was invented': [
    (db) => {
      const { requestId } = begunCheck(11);
      const add = db.prepare('INSERT INTO begun VALUES (?, 1, ?)');
      add.run(requestId, canonicalBegun(begunCheck(11)));
    },
    'tag-broken',
  ],
  'tells another story': [
    (db) => db.exec("UPDATE begun SET text = replace(text, 'o.kovalenko', 'p.shevchuk')"),
    'tag-broken',
  ],
  'began at another time': [
    (db) => db.exec('UPDATE begun SET begun_at = begun_at + 1'),
    'tag-broken',
  ],
  'has another id': [
    (db) => db.exec(`UPDATE begun SET request_id = '${begunCheck(12).requestId}'`),
    'file-damaged',
    'tag-broken',
  ],
};

for (const [name, [change, ...found]] of Object.entries(openChanges)) {
  test(`the proof and the next start find that a begun check ${name}`, (t) => {
    const directory = nine(t);
    const journal = opened(t, directory);
    journal.begin(begunCheck(10));
    journal.close();
    const { tag, unfinished } = proveJournal(directory, key);
    assert.deepEqual({ tag, unfinished }, { tag: 'holds', unfinished: 1 });
    tamper(directory, change);
    assert.deepEqual(kinds(directory), found);
    assert.throws(() => opened(t, directory), { name: 'JournalAltered' });
    assert.deepEqual(kinds(directory), found, 'nothing was tagged anew');
  });
}

test('a lost key is a change, and a key that the system keeps is not', (t) => {
  const directory = nine(t);
  const { holds, tag, faults } = proveJournal(directory, undefined);
  assert.deepEqual(
    { holds, tag, faults },
    { holds: false, tag: 'not-checked', faults: [{ kind: 'key-missing' }] },
  );
  assert.deepEqual(kinds(directory, 'sealed'), []);
});

test('the proof says where', (t) => {
  const directory = nine(t);
  tamper(directory, (db) => {
    db.exec("UPDATE entry SET text = replace(text, 'o.kovalenko', 'p.shevchuk') WHERE number = 4");
    db.exec('DELETE FROM entry WHERE number = 7');
  });
  assert.deepEqual(proveJournal(directory, 'sealed').faults, [
    { kind: 'leaf-differs', number: 4 },
    { kind: 'number-missing', number: 7 },
    { kind: 'tree-differs' },
  ]);
});

test('any one changed byte of any text or leaf is found, also without the key', (t) => {
  const directory = nine(t);
  const file = path.join(directory, 'journal.db');
  const image = readFileSync(file);
  const db = new Database(file, { readonly: true });
  const rows = db.prepare('SELECT CAST(text AS BLOB), leaf FROM entry').raw().all() as Buffer[][];
  db.close();
  const stored = fc.constantFrom(...rows.flat());
  fc.assert(
    fc.property(stored, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, change) => {
      const changed = Buffer.from(bytes);
      changed[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ change;
      writeFileSync(file, replaced(image, bytes, changed));
      assert.equal(proveJournal(directory, 'sealed').holds, false);
    }),
    { numRuns: 300 },
  );
  writeFileSync(file, image);
  assert.equal(proveJournal(directory, key).holds, true);
});

test('another key breaks the tag and nothing else', (t) => {
  assert.deepEqual(kinds(nine(t), Buffer.alloc(32, 1)), ['tag-broken']);
});

test('a file that is no database is damage, not a crash', (t) => {
  const directory = nine(t);
  const file = path.join(directory, 'journal.db');
  for (const [start, end] of [
    [0, 100],
    [4_096, 20_000],
    [100, 200],
  ] as const) {
    const image = readFileSync(file);
    writeFileSync(file, Buffer.from(image).fill(0x5a, start, end));
    assert.equal(proveJournal(directory, key).holds, false);
    writeFileSync(file, image.subarray(0, end));
    assert.equal(proveJournal(directory, key).holds, false);
    writeFileSync(file, image);
  }
  assert.equal(proveJournal(directory, key).holds, true);
});

test('proving changes nothing on the disk', (t) => {
  const directory = nine(t);
  const state = () =>
    readdirSync(directory).map((name) => {
      const file = path.join(directory, name);
      return [name, statSync(file).mtimeMs, sha256(readFileSync(file)).toString()];
    });
  const before = state();
  proveJournal(directory, key);
  assert.deepEqual(state(), before);
});

test(
  'a directory that is read-only is proved all the same',
  { skip: process.platform === 'win32' },
  (t) => {
    const directory = nine(t);
    asReader(directory, () => assert.equal(proveJournal(directory, key).holds, true));
  },
);

test('a copy taken of a killed desk’s files is proved with what its log still held', (t) => {
  const directory = nine(t);
  const journal = opened(t, directory);
  keep(journal, 10, 12);
  const copy = path.join(drawer(t), 'copy');
  cpSync(directory, copy, { recursive: true });
  const { holds, size } = proveJournal(copy, key);
  assert.deepEqual({ holds, size }, { holds: true, size: 12 });
  rmSync(path.join(copy, 'journal.db-wal'));
  assert.equal(proveJournal(copy, key).size, 9);
});

/** The same entries in a table without any law. */
function replaceTable(db: WritableDb): void {
  db.exec(`
    CREATE TABLE copy (number INTEGER PRIMARY KEY, text TEXT, leaf BLOB, request_id TEXT);
    INSERT INTO copy SELECT number, text, leaf, request_id FROM entry;
    DROP TABLE entry;
    ALTER TABLE copy RENAME TO entry;`);
}

/** Somebody without the key makes the head anew over the texts that stand. */
function forgeTree(db: WritableDb): void {
  const texts = db.prepare<[], string>('SELECT text FROM entry ORDER BY number').pluck().all();
  const range = texts.reduce<CompactRange>(
    (before, line) => append(sha256, before, leaf(line)),
    emptyRange,
  );
  const head = { range, open: openChecksHasher(db)() };
  treeWriter(db)({ range, tag: createHeadTag(Buffer.alloc(32, 1))(head) });
}

/** Every place of some bytes in a file: free space holds old copies that nobody reads. */
function replaced(image: Buffer, bytes: Buffer, changed: Buffer): Buffer {
  const after = Buffer.from(image);
  for (let at = image.indexOf(bytes); at >= 0; at = image.indexOf(bytes, at + 1)) {
    changed.copy(after, at);
  }
  return after;
}

/** Does the work as somebody who may read the directory and not write it; root may write anything. */
function asReader(directory: string, work: () => void): void {
  const isRoot = process.geteuid?.() === 0;
  chmodSync(directory, 0o555);
  for (const name of readdirSync(directory)) chmodSync(path.join(directory, name), 0o444);
  if (isRoot) process.seteuid?.(65_534);
  try {
    assert.throws(() => writeFileSync(path.join(directory, 'x'), ''), { code: 'EACCES' });
    work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(directory, 0o700);
  }
}
