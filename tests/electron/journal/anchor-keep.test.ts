import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { dropNote, readFolder } from '../../../electron/node/journal/checkpoint/anchor-folder.ts';
import {
  type Anchored,
  keepAnchors,
} from '../../../electron/node/journal/checkpoint/anchor-keep.ts';
import { notesIn } from '../../../electron/node/journal/checkpoint/anchor-notes.ts';
import { openSigner } from '../../../electron/node/journal/checkpoint/checkpoint-signer.ts';
import { signCheckpoint } from '../../../electron/node/journal/checkpoint/checkpoint.ts';
import { morning } from '../../fixtures/entries.ts';
import { drawer, key } from './desk-drawer.ts';

test('notes are found in what people make of them', () => {
  const signer = openSigner(key)('desk-7');
  const one = signCheckpoint({ size: 1, root: Buffer.alloc(32, 1) }, signer);
  const two = signCheckpoint({ size: 2, root: Buffer.alloc(32, 2) }, signer);
  for (const text of [
    one + two,
    `${one}\n\n${two}\n`,
    `\u{feff}${(one + two).replaceAll('\n', '\r\n')}`,
  ]) {
    assert.deepEqual(notesIn(text), [one, two]);
  }
  assert.deepEqual(notesIn('shopping list\n'), []);
});

test('a checkpoint is laid down once, and never over another', async (t) => {
  const folder = drawer(t);
  const signer = openSigner(key)('Вікно 4: "головне"');
  const notes = [1, 2].map((byte) =>
    signCheckpoint({ size: 7, root: Buffer.alloc(32, byte) }, signer),
  );
  const laid = [];
  for (const note of [...notes, ...notes]) laid.push(await dropNote(folder, note));
  assert.deepEqual(laid, [true, true, false, false]);
  assert.deepEqual(
    (await readFolder(folder)).map(({ note }) => note),
    notes,
  );
  assert.deepEqual(readdirSync(folder).toSorted(), [
    'zvirka-Вікно%204_%20_головне_-0000000007-01010101.checkpoint.txt',
    'zvirka-Вікно%204_%20_головне_-0000000007-02020202.checkpoint.txt',
  ]);
});

test('a desk’s newest checkpoints are read however many its neighbours have', async (t) => {
  const folder = drawer(t);
  const lay = (desk: string, sizes: readonly number[]) => {
    const signer = openSigner(key)(desk);
    for (const size of sizes) {
      const name = `zvirka-${desk}-${String(size).padStart(10, '0')}-01010101.checkpoint.txt`;
      const note = signCheckpoint({ size, root: Buffer.alloc(32, 1) }, signer);
      writeFileSync(path.join(folder, name), note);
    }
  };
  lay('desk-a', [5, 70]);
  lay(
    'desk-b',
    Array.from({ length: 1_001 }, (_, index) => index + 1),
  );
  writeFileSync(path.join(folder, 'mine.checkpoint.txt'), 'nothing');
  const namesOf = async (most?: number) =>
    (await readFolder(folder, most)).map(({ where }) => where.replace(/-[0-9a-f]{8}\..*/, ''));
  const all = await namesOf();
  assert.deepEqual(all.slice(0, 3), [
    'zvirka-desk-a-0000000005',
    'zvirka-desk-a-0000000070',
    'zvirka-desk-b-0000000002',
  ]);
  assert.equal(all.length, 1_002);
  assert.deepEqual(await namesOf(1), ['zvirka-desk-a-0000000070', 'zvirka-desk-b-0000001001']);
});

test('two desks that share a folder keep one another’s checkpoints', async (t) => {
  const folder = drawer(t);
  const desks = ['desk-a', 'desk-b'].map((desk, index) =>
    fakeDesk(desk, Buffer.alloc(32, index + 1)),
  );
  const keepers = desks.map(({ journal }) =>
    keepAnchors([{ folder, neighbours: true }], journal, () => morning, noBug),
  );
  for (const keeper of [...keepers, ...keepers]) await keeper.look();
  for (const keeper of keepers) keeper.close();
  const [a, b] = desks;
  assert.ok(a && b);
  assert.deepEqual([a.laid, b.laid], [[5], [5]]);
  assert.deepEqual([a.kept.at(-1), b.kept.at(-1)], [b.note, a.note]);
  assert.deepEqual((await keepers[0]?.notes())?.length, 2);
});

test('a folder that is away is told of, and gets the checkpoint when it is back', async (t) => {
  const folder = path.join(drawer(t), 'stick');
  const desk = fakeDesk('desk-a', key);
  const keeper = keepAnchors([{ folder, neighbours: false }], desk.journal, () => morning, noBug);
  await keeper.look();
  assert.deepEqual(keeper.states(), [{ folder, size: undefined, failingSince: morning }]);
  assert.deepEqual(await keeper.notes(), []);
  mkdirSync(folder);
  await keeper.look();
  keeper.close();
  assert.deepEqual(keeper.states(), [{ folder, size: 5, failingSince: undefined }]);
  assert.deepEqual(desk.laid, [5]);
});

test('after the end nothing is told of a folder that was slow', async (t) => {
  const folder = drawer(t);
  await dropNote(folder, fakeDesk('desk-b', Buffer.alloc(32, 8)).note);
  const desk = fakeDesk('desk-a', key);
  const places = [{ folder, neighbours: true }];
  const keeper = keepAnchors(places, desk.journal, () => morning, noBug);
  const looked = keeper.look();
  keeper.close();
  await looked;
  assert.deepEqual([desk.laid, desk.kept, readdirSync(folder).length], [[], [], 2]);
  // Between the two: what was laid down is told, and then the end comes.
  const later = fakeDesk('desk-c', key);
  const closing = { ...later.journal, wasLaidDown: () => again.close() };
  const again = keepAnchors(places, closing, () => morning, noBug);
  await again.look();
  assert.deepEqual(later.kept, []);
});

test('a bug met while nobody waits is told', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const { journal } = fakeDesk('desk-a', key);
  const bug = new RangeError('a bug');
  const newest = () => {
    throw bug;
  };
  const told = Promise.withResolvers<unknown>();
  const places = [{ folder: drawer(t), neighbours: false }];
  const keeper = keepAnchors(places, { ...journal, newest }, () => morning, told.resolve);
  t.mock.timers.tick(30_000);
  assert.equal(await told.promise, bug);
  keeper.close();
});

function noBug(error: unknown): void {
  throw error;
}

function fakeDesk(desk: string, seed: Buffer) {
  const signer = openSigner(seed)(desk);
  const note = signCheckpoint({ size: 5, root: Buffer.alloc(32, 9) }, signer);
  const [laid, kept]: [number[], string[]] = [[], []];
  const own = { origin: signer.key.name, size: 5, at: morning, note, key: signer.key.text };
  const journal: Anchored = {
    newest: () => own,
    wasLaidDown: (size) => laid.push(size),
    keepNeighbour: (other) => kept.push(other),
  };
  return { journal, note, laid, kept };
}
