import { createHash, randomBytes } from 'node:crypto';
import type { WritableDb } from '../../../electron/node/journal/database.ts';
import { createHeadTag, sha256 } from '../../../electron/node/journal/head-tag.ts';
import { openChecksHasher } from '../../../electron/node/journal/open-checks.ts';
import { pack } from '../../../electron/node/journal/texts/pack.ts';
import { treeWriter } from '../../../electron/node/journal/tree-row.ts';
import { canonicalText } from '../../../shared/record/canonical.ts';
import { append, type CompactRange, emptyRange, leafHash } from '../../../shared/record/tree.ts';
import { inventedCheck } from '../../fixtures/large-journal.ts';

/** Random numbers that are the same for one seed. */
export interface Dice {
  /** From 1 to `sides`. */
  roll(sides: number): number;
}

export function dice(seed: number): Dice {
  let count = 0;
  return {
    roll: (sides) => {
      const hash = createHash('sha256')
        .update(`${String(seed)} ${String((count += 1))}`)
        .digest();
      return (hash.readUInt32BE(0) % sides) + 1;
    },
  };
}

/** Changes a journal of `size` entries as somebody would who knows SQLite and our schema, but has no key; gives the first bad number. */
export type Mutation = (db: WritableDb, size: number, dice: Dice) => number;

/** One flipped bit of a stored value. */
const flip =
  (table: string, column: string): Mutation =>
  (db, size, { roll }) => {
    const number = roll(size);
    const select = db.prepare<[number], Buffer>(`SELECT ${column} FROM ${table} WHERE number = ?`);
    const bytes = Buffer.from(select.pluck().get(number) ?? '');
    const at = roll(bytes.length) - 1;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (roll(8) - 1));
    db.prepare(`UPDATE ${table} SET ${column} = ? WHERE number = ?`).run(bytes, number);
    return number;
  };

const flipHead =
  (column: 'hashes' | 'tag'): Mutation =>
  (db, size, { roll }) => {
    const bytes = db.prepare<[], Buffer>(`SELECT ${column} FROM tree`).pluck().get() ?? Buffer.of();
    const at = roll(bytes.length) - 1;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (roll(8) - 1));
    db.prepare(`UPDATE tree SET ${column} = ?`).run(bytes);
    return size + 1;
  };

/** Moves all entries from a number on by some places, as if it had always been so. */
function renumber(db: WritableDb, from: number, by: 1 | -1): void {
  db.prepare('UPDATE entry SET number = -number WHERE number >= ?').run(from);
  db.prepare('UPDATE entry SET number = -number + ? WHERE number < 0').run(by);
}

/** Puts another text in a place, with the leaf that belongs to it. */
function resign(db: WritableDb, number: number, operator: string): void {
  const entry = { ...inventedCheck(number, 60_000), number, operator };
  const text = canonicalText(entry);
  const { shape, bytes } = pack(text, entry);
  db.prepare('INSERT INTO shape (text) VALUES (?) ON CONFLICT DO NOTHING').run(shape);
  const id = db.prepare<[string], number>('SELECT id FROM shape WHERE text = ?').pluck().get(shape);
  const row = [id, entry.recordedAt, bytes, leafHash(sha256, Buffer.from(text)), randomBytes(8)];
  db.prepare('INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)').run(number, ...row);
}

/** The head that the leaves have now, with a tag by another key. */
function forgeHead(db: WritableDb): void {
  const leaves = db.prepare<[], Buffer>('SELECT leaf FROM entry ORDER BY number').pluck().all();
  const range = leaves.reduce<CompactRange>((sum, leaf) => append(sha256, sum, leaf), emptyRange);
  const head = { range, open: openChecksHasher(db)(), purgedUntil: 0 };
  treeWriter(db)({ range, tag: createHeadTag(randomBytes(32))(head) });
}

export const mutations: Readonly<Record<string, Mutation>> = {
  'a flipped bit of a stored text': flip('entry', 'packed'),
  'a flipped bit of a leaf': flip('entry', 'leaf'),
  'a flipped bit of a mark': flip('entry', 'mark'),
  'a flipped bit of the head': flipHead('hashes'),
  'a flipped bit of the tag': flipHead('tag'),
  'another count': (db, size, { roll }) => {
    const told = roll(size) - 1;
    db.prepare('UPDATE tree SET size = ?').run(told);
    return told + 1;
  },
  'another time': (db, size, { roll }) => {
    const number = roll(size);
    const by = roll(1_000) * 2 - 1_001;
    db.prepare('UPDATE entry SET recorded_at = recorded_at + ? WHERE number = ?').run(by, number);
    return number;
  },
  'a flipped bit of a shape': (db, _, { roll }) => {
    const count = db.prepare<[], number>('SELECT max(id) FROM shape').pluck().get() ?? 1;
    const id = roll(count);
    const bytes = Buffer.from(
      db.prepare<[number], string>('SELECT text FROM shape WHERE id = ?').pluck().get(id) ?? '',
    );
    const at = roll(bytes.length) - 1;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (roll(7) - 1));
    db.prepare('UPDATE shape SET text = ? WHERE id = ?').run(bytes.toString('latin1'), id);
    return (
      db
        .prepare<[number], number>('SELECT min(number) FROM entry WHERE shape = ?')
        .pluck()
        .get(id) ?? 0
    );
  },
  'a dropped entry': (db, size, { roll }) => {
    const number = roll(size);
    db.prepare('DELETE FROM entry WHERE number = ?').run(number);
    return number;
  },
  'a dropped entry, the rest moved up, the head forged': (db, size, { roll }) => {
    const number = roll(size);
    db.prepare('DELETE FROM entry WHERE number = ?').run(number);
    renumber(db, number, -1);
    forgeHead(db);
    return number;
  },
  'two entries swapped': (db, size, { roll }) => {
    const number = roll(size - 1);
    const other = number + roll(size - number);
    db.prepare('UPDATE entry SET number = 0 WHERE number = ?').run(number);
    db.prepare('UPDATE entry SET number = ? WHERE number = ?').run(number, other);
    db.prepare('UPDATE entry SET number = ? WHERE number = 0').run(other);
    return number;
  },
  'an inserted entry, the head forged': (db, size, { roll }) => {
    const number = roll(size);
    renumber(db, number, 1);
    resign(db, number, 'intruder');
    forgeHead(db);
    return number;
  },
  'an entry signed anew, with its leaf': (db, size, { roll }) => {
    const number = roll(size);
    resign(db, number, 'intruder');
    return number;
  },
  'an entry signed anew, with its leaf and a forged head': (db, size, { roll }) => {
    const number = roll(size);
    resign(db, number, 'intruder');
    forgeHead(db);
    return number;
  },
  'a cut tail': (db, size, { roll }) => {
    const left = roll(size - 1);
    db.prepare('DELETE FROM entry WHERE number > ?').run(left);
    return left + 1;
  },
  'a cut tail, the head forged': (db, size, { roll }) => {
    const left = roll(size - 1);
    db.prepare('DELETE FROM entry WHERE number > ?').run(left);
    db.prepare('DELETE FROM subtree WHERE (place + 1) * 256 > ?').run(left);
    forgeHead(db);
    return left + 1;
  },
  'another subtree': (db, size, { roll }) => {
    const place = roll(Math.floor(size / 256)) - 1;
    db.prepare('UPDATE subtree SET hash = randomblob(32) WHERE level = 1 AND place = ?').run(place);
    return place * 256 + 1;
  },
  'a text taken out': (db, size, { roll }) => {
    const number = roll(size);
    db.prepare(
      'UPDATE entry SET shape = NULL, recorded_at = NULL, packed = NULL WHERE number = ?',
    ).run(number);
    return number;
  },
  'texts taken out, and a purge to match': (db, size, { roll }) => {
    const last = roll(size);
    db.prepare(
      'UPDATE entry SET shape = NULL, recorded_at = NULL, packed = NULL WHERE number <= ?',
    ).run(last);
    db.prepare('UPDATE purge SET until = ?').run(last);
    return 1;
  },
};
