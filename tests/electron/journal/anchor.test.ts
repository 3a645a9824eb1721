import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
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
