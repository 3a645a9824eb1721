import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minute, open, second } from './watched-desk.ts';

const dated = (at: number, aheadMs: number) =>
  ({ kind: 'dated', date: at - aheadMs, sentAt: at, answeredAt: at }) as const;

test('a clock that is wrong by a minute is an entry, and every check tells how wrong it is', async () => {
  const { desk, world, scan } = open();
  await desk.state({});
  await world.pass(second);
  world.signals.tell(dated(world.now(), -4 * minute));
  const { clock } = await desk.state({});
  const { entry } = await scan();
  await world.pass(second);
  assert.deepEqual([clock.skewMs, entry?.skewMs], [-4 * minute - 500, -4 * minute - 500]);
  const told = world.journal.entries.filter(({ kind }) => kind === 'clock');
  assert.deepEqual(
    told.map((one) => one.kind === 'clock' && [one.wasMs, one.skewMs]),
    [[0, -4 * minute - 500]],
  );
  world.end();
});

test('a check during which the clock was set tells nothing of it: nothing proves the new time', async () => {
  const { desk, world, scan } = open();
  await desk.state({});
  await world.pass(second);
  const sentAt = world.now();
  world.signals.tell(dated(sentAt, 0));
  world.setClockBy(365 * 24 * 60 * minute);
  world.signals.tell({ kind: 'dated', date: sentAt, sentAt, answeredAt: world.now() });
  const { entry } = await scan();
  assert.deepEqual([entry?.skewMs, (await desk.state({})).clock.skewMs], [undefined, undefined]);
  await world.pass(second);
  world.signals.tell(dated(world.now(), 0));
  assert.equal((await desk.state({})).clock.skewMs, -500);
  world.end();
});

test('a clock that was set, and a PC that slept, are measured anew', async () => {
  const { desk, world, way } = open();
  await desk.state({});
  await world.pass(second);
  world.signals.tell(dated(world.now(), 0));
  const skews = [(await desk.state({})).clock.skewMs];
  world.setClockBy(10 * minute);
  await world.pass(second);
  skews.push((await desk.state({})).clock.skewMs);
  world.signals.tell(dated(world.now(), 10 * minute));
  world.signals.tell({ kind: 'resumed' });
  skews.push((await desk.state({})).clock.skewMs);
  assert.deepEqual([skews, way.probes], [[-500, undefined, undefined], 3]);
  world.end();
});
