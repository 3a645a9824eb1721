import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import Database from 'better-sqlite3';
import { openSigner } from '../../../electron/node/journal/checkpoint/checkpoint-signer.ts';
import { signCheckpoint } from '../../../electron/node/journal/checkpoint/checkpoint.ts';
import { type OpenedJournal, openJournal } from '../../../electron/node/journal/open-journal.ts';
import { begunCheck, morning, stand } from '../../fixtures/entries.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

test('the journal keeps a neighbour’s checkpoint once, and is not talked over', (t) => {
  const directory = drawer(t);
  const journal = openJournal({ directory, key, now: () => morning });
  t.after(() => journal.close());
  const signer = openSigner(Buffer.alloc(32, 8))('desk-8');
  const note = (byte: number) => signCheckpoint({ size: 4, root: Buffer.alloc(32, byte) }, signer);
  const keepOne = (text: string) => journal.keepNeighbour(text);
  assert.deepEqual([note(1), note(1), note(2), 'nothing'].map(keepOne), [
    { ok: true, value: true },
    { ok: true, value: false },
    { ok: true, value: false },
    { ok: true, value: false },
  ]);
});

test('a shift’s end is signed by itself, and the n-th entry after each checkpoint, and no head twice', (t) => {
  const directory = drawer(t);
  const journal = openJournal({ directory, key, now: () => morning, checkpointEvery: 10 });
  t.after(() => journal.close());
  keep(journal, 1, 2);
  assert.equal(newestOf(journal), undefined);
  journal.note({ ...stand, kind: 'shift', phase: 'closed' });
  assert.equal(newestOf(journal), 3);
  keep(journal, 4, 12);
  assert.equal(newestOf(journal), 3);
  keep(journal, 13, 21);
  assert.equal(newestOf(journal), 13);
  const made = [journal.checkpoint('desk-7'), journal.checkpoint('desk-7')];
  assert.deepEqual(made[0], made[1]);
  assert.equal(newestOf(journal), 21);
});

test('a head is signed in time also where the n-th entry tells of a purge or of a crash', (t) => {
  const directory = drawer(t);
  const settings = { directory, key, now: () => morning, checkpointEvery: 4 };
  const first = openJournal(settings);
  keep(first, 1, 3);
  first.begin(begunCheck(4));
  first.close();
  const second = openJournal(settings);
  t.after(() => second.close());
  assert.deepEqual([second.recovered, newestOf(second)], [1, undefined]);
  second.note({ ...stand, kind: 'stopped' });
  assert.equal(newestOf(second), 5);
  keep(second, 6, 8);
  second.purging.begin(stand, { first: 1, last: 2, entries: 2, before: morning });
  keep(second, 9, 9);
  assert.equal(newestOf(second), 10);
});

test('a planted checkpoint of more entries than there are undoes no entry', (t) => {
  const directory = drawer(t);
  const journal = opened(t, directory);
  keep(journal, 1, 2);
  const db = new Database(path.join(directory, 'journal.db'));
  const note = signCheckpoint({ size: 9, root: Buffer.alloc(32) }, openSigner(key)('desk-7'));
  db.prepare('INSERT INTO checkpoint VALUES (9, 0, ?, ?)').run(note, '');
  db.close();
  const closed = journal.note({ ...stand, kind: 'shift', phase: 'closed' });
  assert.deepEqual([closed.ok, journal.size()], [true, { ok: true, value: 3 }]);
  assert.deepEqual(journal.checkpoint('desk-7'), {
    ok: false,
    fault: { kind: 'journal', detail: 'JournalAltered' },
  });
});

/** How many entries the newest checkpoint spans. */
function newestOf(journal: OpenedJournal): number | undefined {
  const found = journal.newestCheckpoint();
  return found.ok ? found.value?.size : undefined;
}
