import { pack } from '../../../electron/node/journal/texts/pack.ts';
import type { ProofFault } from '../../../electron/node/journal/prove/proof.ts';
import { createHeadTag, sha256 } from '../../../electron/node/journal/head-tag.ts';
import { openChecksHasher } from '../../../electron/node/journal/open-checks.ts';
import { treeWriter } from '../../../electron/node/journal/tree-row.ts';
import type { WritableDb } from '../../../electron/node/journal/database.ts';
import { canonicalJson, canonicalText } from '../../../shared/record/canonical.ts';
import { append, type CompactRange, emptyRange, leafHash } from '../../../shared/record/tree.ts';
import { begunCheck, checkEntry, morning } from '../../fixtures/entries.ts';

export const text = (n: number, more = {}) =>
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
export function rewrite(db: WritableDb, number: number, line: string, withLeaf = false): void {
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
export const changes: Readonly<Record<string, [(db: WritableDb) => void, ...ProofFault[]]>> = {
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
