import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { dropNote, readFolder } from '../../../electron/node/journal/checkpoint/anchor-folder.ts';
import {
  type Anchored,
  keepAnchors,
} from '../../../electron/node/journal/checkpoint/anchor-keep.ts';
import { notesIn } from '../../../electron/node/journal/checkpoint/anchor-notes.ts';
import { weighAnchors } from '../../../electron/node/journal/checkpoint/anchor-proof.ts';
import { openSigner } from '../../../electron/node/journal/checkpoint/checkpoint-signer.ts';
import { signCheckpoint } from '../../../electron/node/journal/checkpoint/checkpoint.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { morning } from '../../fixtures/entries.ts';
import { drawer, keep, key } from './desk-drawer.ts';

const whole = {
  holds: true,
  firstBad: undefined,
  clockBack: undefined,
  checkpointDiffers: undefined,
};

test('what an anchor spans is anchored, and the rest is only chained', (t) => {
  const directory = drawer(t);
  const notes = [noteAfter(directory, 300), noteAfter(directory, 20)].map(named);
  noteAfter(directory, 5);
  assert.deepEqual(weighAnchors(directory, key, notes), {
    ...whole,
    anchored: 320,
    by: 'anchor 1',
    anchors: [
      { where: 'anchor 0', size: 300, finding: 'holds' },
      { where: 'anchor 1', size: 320, finding: 'holds' },
    ],
  });
  const none = { ...whole, anchored: 0, by: undefined, anchors: [] };
  assert.deepEqual(weighAnchors(directory, key, []), none);
});

test('a journal that was cut, or put back from an older copy, is contradicted by the next anchor', (t) => {
  const directory = drawer(t);
  const first = noteAfter(directory, 10);
  const copy = path.join(drawer(t), 'copy');
  cpSync(directory, copy, { recursive: true });
  const second = noteAfter(directory, 10);
  const { holds, anchored, firstBad, anchors } = weighAnchors(
    copy,
    key,
    [first, second].map(named),
  );
  assert.deepEqual({ holds, anchored, firstBad }, { holds: false, anchored: 10, firstBad: 11 });
  assert.deepEqual(anchors[1], {
    where: 'anchor 1',
    size: 20,
    finding: 'beyond',
    from: 11,
    to: 11,
  });
});

test('a journal that grew anew from an older copy is contradicted, between the anchors', (t) => {
  const directory = drawer(t);
  const first = noteAfter(directory, 10);
  const copy = path.join(drawer(t), 'copy');
  cpSync(directory, copy, { recursive: true });
  const second = noteAfter(directory, 10);
  noteAfter(copy, 15, morning + 1);
  const { holds, firstBad, anchors } = weighAnchors(copy, key, [first, second].map(named));
  assert.deepEqual({ holds, firstBad }, { holds: false, firstBad: 11 });
  assert.deepEqual(anchors[1], {
    where: 'anchor 1',
    size: 20,
    finding: 'differs',
    from: 11,
    to: 20,
  });
});

test('a desk that began anew under another key is contradicted by its old anchors', (t) => {
  const directory = drawer(t);
  const note = noteAfter(directory, 3);
  const anew = drawer(t);
  noteAfter(anew, 3, morning, Buffer.alloc(32, 8));
  const report = weighAnchors(anew, Buffer.alloc(32, 8), [named(note, 0)]);
  assert.deepEqual([report.holds, report.anchors[0]?.finding], [false, 'unsigned']);
});

test('another desk’s anchor says nothing, and what is no checkpoint is told', (t) => {
  const directory = drawer(t);
  noteAfter(directory, 3);
  const other = signCheckpoint(
    { size: 9, root: Buffer.alloc(32) },
    openSigner(Buffer.alloc(32, 8))('x'),
  );
  const report = weighAnchors(directory, key, [other, 'nothing\n', ''].map(named));
  const findings = report.anchors.map(({ finding }) => finding);
  assert.deepEqual([report.holds, findings], [true, ['foreign', 'unreadable', 'unreadable']]);
});

test('where the system keeps the installation key, the key beside the checkpoints weighs', (t) => {
  const directory = drawer(t);
  const note = noteAfter(directory, 3);
  assert.equal(weighAnchors(directory, 'sealed', [named(note, 0)]).anchored, 3);
});

test('a clock that is set back behind an anchor shows', (t) => {
  const directory = drawer(t);
  const note = noteAfter(directory, 3, morning + 3_600_000);
  noteAfter(directory, 2, morning + 3_600_000 - 60_000);
  assert.equal(weighAnchors(directory, key, [named(note, 0)]).clockBack, undefined);
  noteAfter(directory, 2, morning);
  assert.equal(weighAnchors(directory, key, [named(note, 0)]).clockBack, 6);
});

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
  assert.match(
    readdirSync(folder)[0] ?? '',
    /^zvirka-Вікно%204__головне_?-0000000007-01010101\.checkpoint\.txt$|^zvirka-/,
  );
});

test('two desks that share a folder keep one another’s checkpoints', async (t) => {
  const folder = drawer(t);
  const desks = ['desk-a', 'desk-b'].map((desk, index) =>
    fakeDesk(desk, Buffer.alloc(32, index + 1)),
  );
  const keepers = desks.map(({ journal }) =>
    keepAnchors([{ folder, neighbours: true }], journal, () => morning),
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
  const keeper = keepAnchors([{ folder, neighbours: false }], desk.journal, () => morning);
  await keeper.look();
  assert.deepEqual(keeper.states(), [{ folder, size: undefined, failingSince: morning }]);
  assert.deepEqual(await keeper.notes(), []);
  mkdirSync(folder);
  await keeper.look();
  keeper.close();
  assert.deepEqual(keeper.states(), [{ folder, size: 5, failingSince: undefined }]);
  assert.deepEqual(desk.laid, [5]);
});

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

test('a shift’s end and every n-th entry are signed by themselves, and no head twice', (t) => {
  const directory = drawer(t);
  const journal = openJournal({ directory, key, now: () => morning, checkpointEvery: 10 });
  t.after(() => journal.close());
  const newest = () => {
    const found = journal.newestCheckpoint();
    return found.ok ? found.value?.size : undefined;
  };
  keep(journal, 1, 2);
  assert.equal(newest(), undefined);
  journal.note({ desk: 'desk-7', operator: 'a', mode: 'demo', kind: 'shift', phase: 'closed' });
  assert.equal(newest(), 3);
  keep(journal, 4, 21);
  assert.equal(newest(), 20);
  const made = [journal.checkpoint('desk-7'), journal.checkpoint('desk-7')];
  assert.deepEqual(made[0], made[1]);
  assert.equal(newest(), 21);
});

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

/** Adds checks to a journal and signs its head. */
function noteAfter(directory: string, entries: number, at = morning, own: Buffer = key): string {
  const journal = openJournal({ directory, key: own, now: () => at, waitMs: 200 });
  const size = journal.size();
  const from = size.ok ? size.value : 0;
  keep(journal, from + 1, from + entries);
  const made = journal.checkpoint('desk-7');
  journal.close();
  assert.ok(made.ok);
  return made.value.note;
}

function named(note: string, index: number) {
  return { where: `anchor ${String(index)}`, note };
}
