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
import test from 'node:test';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { sha256 } from '../../../electron/node/journal/head-tag.ts';
import { canonicalText } from '../../../shared/record/canonical.ts';
import { append, type CompactRange, emptyRange, leafHash } from '../../../shared/record/tree.ts';
import { begunCheck, checkEntry, morning } from '../../fixtures/entries.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

import { kinds, nine, tamper } from './nine-entries.ts';
import { rewrite, text } from './tampering.ts';

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
