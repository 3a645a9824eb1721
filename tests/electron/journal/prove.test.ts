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
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { pack } from '../../../electron/node/journal/texts/pack.ts';
import type { ProofFault, ProofKey } from '../../../electron/node/journal/prove/proof.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { createHeadTag, sha256 } from '../../../electron/node/journal/head-tag.ts';
import { openChecksHasher } from '../../../electron/node/journal/open-checks.ts';
import { treeWriter } from '../../../electron/node/journal/tree-row.ts';
import type { WritableDb } from '../../../electron/node/journal/database.ts';
import { canonicalBegun, canonicalJson, canonicalText } from '../../../shared/record/canonical.ts';
import { append, type CompactRange, emptyRange, leafHash } from '../../../shared/record/tree.ts';
import { begunCheck, checkEntry, morning } from '../../fixtures/entries.ts';
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
  db.pragma('foreign_keys = OFF');
  change(db);
  for (const { sql } of triggers as { sql: string }[]) db.exec(sql);
  db.close();
}

const kinds = (directory: string, withKey: ProofKey = key): readonly ProofFault[] =>
  [...new Set(proveJournal(directory, withKey).faults.map(({ kind }) => kind))].sort();

test('an untouched journal holds, and its proof names the root of its entries', (t) => {
  const directory = nine(t);
  const texts = Array.from({ length: 9 }, (_, index) =>
    canonicalText(checkEntry(index + 1, { recordedAt: morning })),
  );
  const range = texts.reduce<CompactRange>(
    (before, text) => append(sha256, before, leafHash(sha256, Buffer.from(text))),
    emptyRange,
  );
  const [eight = Buffer.alloc(0), ninth = Buffer.alloc(0)] = range.hashes;
  const root = createHash('sha256').update('\u0001').update(eight).update(ninth).digest('hex');
  const proof = {
    holds: true,
    size: 9,
    purged: 0,
    root,
    unfinished: 0,
    firstBad: undefined,
    faults: [],
  };
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

const text = (n: number, more = {}) =>
  canonicalText(checkEntry(n, { recordedAt: morning, ...more }));
const leaf = (of: string) => leafHash(sha256, Buffer.from(of));

/** The stored form of a text. */
function stored(db: WritableDb, number: number, line: string) {
  const { shape, bytes } = pack(line, { number, recordedAt: morning });
  db.prepare('INSERT INTO shape (text) VALUES (?) ON CONFLICT DO NOTHING').run(shape);
  const id = db.prepare<[string], number>('SELECT id FROM shape WHERE text = ?').pluck().get(shape);
  return { number, shape: id, bytes, leaf: leaf(line), recordedAt: morning };
}

/** Puts a text in an entry's place, its leaf as it was unless told otherwise. */
function rewrite(db: WritableDb, number: number, line: string, withLeaf = false): void {
  db.prepare('UPDATE entry SET shape = :shape, packed = :bytes WHERE number = :number').run(
    stored(db, number, line),
  );
  if (withLeaf) db.prepare('UPDATE entry SET leaf = ? WHERE number = ?').run(leaf(line), number);
}

/** Adds an entry, with a mark by another key or none. */
function insert(db: WritableDb, number: number, line: string): void {
  db.prepare(
    'INSERT INTO entry VALUES (:number, :shape, :recordedAt, :bytes, :leaf, randomblob(8))',
  ).run(stored(db, number, line));
}

/** Tampering by hand, and what it must look like at the least. */
const changes: Readonly<Record<string, [(db: WritableDb) => void, ...ProofFault[]]>> = {
  'a changed verdict': [(db) => rewrite(db, 4, text(4, { outcome: 'stale' })), 'leaf-differs'],
  'a changed verdict with its leaf': [
    (db) => rewrite(db, 4, text(4, { outcome: 'stale', because: 'used' }), true),
    'mark-differs',
    'tag-broken',
    'tree-differs',
  ],
  'a changed leaf': [
    (db) => db.exec('UPDATE entry SET leaf = zeroblob(32) WHERE number = 4'),
    'leaf-differs',
    'mark-differs',
    'tag-broken',
    'tree-differs',
  ],
  'a leaf that took a byte of the next': [
    (db) => {
      const leafOf = db
        .prepare<[number], Buffer>('SELECT leaf FROM entry WHERE number = ?')
        .pluck();
      const both = Buffer.concat([leafOf.get(4) ?? Buffer.of(), leafOf.get(5) ?? Buffer.of()]);
      const set = db.prepare('UPDATE entry SET leaf = ? WHERE number = ?');
      set.run(both.subarray(0, 33), 4);
      set.run(both.subarray(33), 5);
    },
    'file-damaged',
    'leaf-differs',
    'mark-differs',
    'tag-broken',
    'tree-differs',
  ],
  'a mark by somebody else': [
    (db) => db.exec('UPDATE entry SET mark = NULL WHERE number = 4'),
    'mark-differs',
  ],
  'a text that the program does not write': [
    (db) => rewrite(db, 2, text(2, { surname: 'Вигаданенко' })),
    'leaf-differs',
    'text-unreadable',
  ],
  'a text that is no JSON': [(db) => rewrite(db, 2, 'a letter'), 'leaf-differs', 'text-unreadable'],
  'a shape that is gone': [(db) => db.exec('DELETE FROM shape'), 'leaf-differs', 'text-unreadable'],
  'a changed shape': [
    (db) => db.exec("UPDATE shape SET text = replace(text, 'o.kovalenko', 'p.shevchuk')"),
    'leaf-differs',
  ],
  'a text that was taken out': [
    (db) =>
      db.exec('UPDATE entry SET shape = NULL, packed = NULL, recorded_at = NULL WHERE number = 4'),
    'text-missing',
  ],
  'a text that was taken out, and the purge to match': [
    (db) => {
      db.exec('UPDATE entry SET shape = NULL, packed = NULL, recorded_at = NULL WHERE number = 1');
      db.exec('UPDATE purge SET until = 1');
    },
    'tag-broken',
    'text-missing',
  ],
  'another time': [
    (db) => db.exec('UPDATE entry SET recorded_at = recorded_at - 1 WHERE number = 4'),
    'leaf-differs',
    'order-differs',
  ],
  'a set-back of the clock that nobody saw': [
    (db) => db.exec('INSERT INTO run VALUES (4)'),
    'order-differs',
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
  'an added entry': [
    (db) => insert(db, 10, text(10)),
    'mark-differs',
    'tag-broken',
    'tree-differs',
  ],
  'an entry in another’s place': [
    (db) => {
      db.exec('UPDATE entry SET number = 100 WHERE number = 3');
      db.exec('UPDATE entry SET number = 3 WHERE number = 4');
      db.exec('UPDATE entry SET number = 4 WHERE number = 100');
    },
    'leaf-differs',
    'mark-differs',
    'tag-broken',
    'tree-differs',
  ],
  'one check told twice': [
    (db) => rewrite(db, 9, text(9, { requestId: begunCheck(8).requestId }), true),
    'mark-differs',
    'request-repeated',
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
    'mark-differs',
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
    'tree-differs',
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

for (const trigger of [
  'entry_is_final',
  'entry_is_kept',
  'entry_is_new',
  'shape_is_final',
  'purge_only_rises',
  'subtree_is_final',
  'tree_is_kept',
]) {
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
    rewrite(db, 4, text(4, { operator: 'p.shevchuk' }));
    db.exec('DELETE FROM entry WHERE number = 7');
  });
  const { faults, firstBad, size } = proveJournal(directory, 'sealed');
  assert.deepEqual(
    { faults, firstBad, size },
    {
      faults: [
        { kind: 'leaf-differs', number: 4 },
        { kind: 'number-missing', number: 7 },
        { kind: 'tree-differs' },
      ],
      firstBad: 4,
      size: 8,
    },
  );
});

test('any one changed byte of any text or leaf is found, also without the key', (t) => {
  const directory = nine(t);
  const file = path.join(directory, 'journal.db');
  const image = readFileSync(file);
  const db = new Database(file, { readonly: true });
  const rows = db.prepare('SELECT packed, leaf FROM entry').raw().all() as Buffer[][];
  const shapes = db.prepare('SELECT CAST(text AS BLOB) FROM shape').pluck().all() as Buffer[];
  db.close();
  const stored = fc.constantFrom(...rows.flat(), ...shapes);
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

test('another key breaks the tag and the marks, and nothing else', (t) => {
  assert.deepEqual(kinds(nine(t), Buffer.alloc(32, 1)), ['mark-differs', 'tag-broken']);
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

test('a resting journal is read whatever its size', (t) => {
  const directory = nine(t);
  // More than a buffer is read to; SQLite's own header says where the pages end.
  truncateSync(path.join(directory, 'journal.db'), 3 * 2 ** 30);
  assert.equal(proveJournal(directory, key).holds, true);
});

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
    CREATE TABLE copy (number INTEGER PRIMARY KEY, shape, recorded_at, packed, leaf BLOB, mark);
    INSERT INTO copy SELECT * FROM entry;
    DROP TABLE entry;
    ALTER TABLE copy RENAME TO entry;`);
}

/** Somebody without the key makes the head anew over the texts that stand. */
function forgeTree(db: WritableDb): void {
  const leaves = db.prepare<[], Buffer>('SELECT leaf FROM entry ORDER BY number').pluck().all();
  const range = leaves.reduce<CompactRange>(
    (before, one) => append(sha256, before, one),
    emptyRange,
  );
  const head = { range, open: openChecksHasher(db)(), purgedUntil: 0 };
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
