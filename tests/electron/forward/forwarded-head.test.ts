import assert from 'node:assert/strict';
import test from 'node:test';
import { weighAnchors } from '../../../electron/node/journal/checkpoint/anchor-proof.ts';
import { centre, forward, papersOf, positionOf, there, until } from './centre.ts';
import { keeping } from './outbox-drawer.ts';

test('a checkpoint follows its entries to the centre, is told once, and anchors them there', async (t) => {
  const { directory, journal, more } = keeping(t, 30);
  const papers = papersOf(t);
  const anchored: number[] = [];
  const onAnchored = (size: number) => void anchored.push(size);
  const lies = { kind: 'lies' } as const;
  const manner = (connection: number) => (connection === 2 ? lies : ({ kind: 'honest' } as const));
  const first = await centre(t, directory, { papers, manner, onAnchored });
  await there(first.collector, 30);
  const made = journal.checkpoint('podil-4');
  assert.ok(made.ok);
  await until(() => anchored.length > 0);
  assert.deepEqual(first.collector.heads, [made.value.note]);
  await first.forwarding.close();
  const again = forward(t, directory, first.collector, papers, { onAnchored });
  more(5);
  await until(() => positionOf(directory)?.sure.number === 35);
  assert.deepEqual(anchored, [30]);
  await again.close();
  const report = weighAnchors(directory, undefined, [
    { where: 'the centre', note: first.collector.heads[0] ?? '' },
  ]);
  assert.deepEqual([report.holds, report.anchored], [true, 30]);
});
