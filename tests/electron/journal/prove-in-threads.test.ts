import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { weighAnchors } from '../../../electron/node/journal/checkpoint/anchor-proof.ts';
import {
  proveInThreads,
  weighInThread,
} from '../../../electron/node/journal/prove/prove-in-threads.ts';
import { proveJournal } from '../../../electron/node/journal/prove/prove.ts';
import { writeLarge } from '../../fixtures/large-journal.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

const never = new AbortController().signal;
const quietly = () => undefined;

test('threads prove the same as one does, also over more than one chunk, and tell how far they are', async (t) => {
  const directory = drawer(t);
  writeLarge(directory, 70_000, key);
  const told: [number, number][] = [];
  const proof = await proveInThreads(
    { directory, key },
    (done, total) => told.push([done, total]),
    never,
  );
  assert.deepEqual(proof, proveJournal(directory, key));
  assert.deepEqual([proof.holds, proof.size], [true, 70_000]);
  assert.deepEqual(told, [
    [65_536, 70_000],
    [70_000, 70_000],
  ]);
});

test('threads tell of damage as one does', async (t) => {
  const directory = drawer(t);
  writeLarge(directory, 3_000, key);
  const file = path.join(directory, 'journal.db');
  truncateSync(file, 200_000);
  assert.deepEqual(
    await proveInThreads({ directory, key }, quietly, never),
    proveJournal(directory, key),
  );
  writeFileSync(file, 'a letter'.repeat(1_000));
  assert.equal((await proveInThreads({ directory, key }, quietly, never)).holds, false);
});

test('a thread weighs anchors as they are weighed here, and says nothing of a damaged file', async (t) => {
  const directory = drawer(t);
  const journal = opened(t, directory);
  keep(journal, 1, 20);
  const made = journal.checkpoint('desk-7');
  assert.ok(made.ok);
  journal.close();
  const notes = [{ where: 'a stick', note: made.value.note }];
  const report = await weighInThread({ directory, key }, notes, never);
  assert.equal(report?.anchored, 20);
  assert.deepEqual(report, weighAnchors(directory, key, notes));
  writeFileSync(path.join(directory, 'journal.db'), 'a letter'.repeat(1_000));
  assert.equal(await weighInThread({ directory, key }, notes, never), undefined);
});

test('a proof that is no longer wanted ends at once, and one of nothing says so', async (t) => {
  const directory = drawer(t);
  const missing = proveInThreads({ directory, key }, quietly, never);
  await assert.rejects(missing, { name: 'JournalMissing' });
  opened(t, directory).close();
  const unwanted = new AbortController();
  const proof = proveInThreads({ directory, key }, quietly, unwanted.signal);
  unwanted.abort();
  await assert.rejects(proof, { name: 'AbortError' });
  await assert.rejects(proveInThreads({ directory, key }, quietly, unwanted.signal), {
    name: 'AbortError',
  });
});
