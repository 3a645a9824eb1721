import Database from 'better-sqlite3';
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import type { ProofFault } from '../../../electron/node/journal/prove/proof.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import type { WritableDb } from '../../../electron/node/journal/database.ts';
import { canonicalBegun } from '../../../shared/record/canonical.ts';
import { begunCheck } from '../../fixtures/entries.ts';
import { key, opened } from './desk-drawer.ts';

import { kinds, nine, tamper } from './nine-entries.ts';
import { changes } from './tampering.ts';

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
