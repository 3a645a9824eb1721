import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkText } from '../../fixtures/document-codes.ts';
import { begunCheck, finished } from '../../fixtures/entries.ts';
import { minute, offline, open, second, start } from './watched-desk.ts';

test('spans without the registry are entries that add up, with the checks that fell into them', async () => {
  const { desk, world, way, scan, happened } = open();
  await desk.state({});
  await world.pass(second);
  way.fault = offline;
  world.signals.tell({ kind: 'way-lost' });
  await world.pass(10 * second);
  await scan();
  await scan(linkText);
  const during = (await desk.state({})).offline;
  await world.pass(10 * second);
  way.fault = undefined;
  await world.pass(second);
  const after = (await desk.state({})).offline;
  assert.deepEqual(
    [during.openSince, during.attempts, during.todayMs, after.openSince, after.todayMs],
    [start + second, 2, 10 * second, undefined, 21 * second],
  );
  assert.deepEqual(happened(), [
    'opened - -',
    'check unchecked known-down',
    'check unchecked known-down',
    `closed ${String(21 * second)} 2`,
  ]);
  world.end();
});

test('a clock that is set does not change how long a span was', async () => {
  const { desk, world, way, happened } = open();
  await desk.state({});
  await world.pass(second);
  way.fault = offline;
  world.signals.tell({ kind: 'way-lost' });
  await world.pass(10 * second);
  world.setClockBy(-60 * minute);
  await world.pass(10 * second);
  way.fault = undefined;
  await world.pass(second);
  assert.deepEqual(happened(), ['opened - -', `closed ${String(21 * second)} 0`]);
  world.end();
});

test('a limit is not met because the clock was set: the span began when it began, as the clock counts now', async () => {
  const { desk, world, way } = open();
  await desk.state({});
  await world.pass(second);
  way.fault = offline;
  world.signals.tell({ kind: 'way-lost' });
  await world.pass(10 * second);
  for (const day of [1, -2]) {
    world.setClockBy(day * 24 * 60 * minute);
    await world.pass(2 * second);
    const { link, offline: told } = await desk.state({});
    const forMs = world.now() - (told.openSince ?? 0);
    assert.deepEqual(
      [forMs, link.kind === 'down' && link.since, told.todayMs, told.monthMs],
      [day === 1 ? 12 * second : 14 * second, told.openSince, forMs, forMs],
    );
  }
  world.end();
});

test('a clock that was months ahead for a while costs no time from the account, and adds none to a day', async () => {
  const { desk, world, way } = open();
  await desk.state({});
  const away = async (ms: number) => {
    way.fault = offline;
    world.signals.tell({ kind: 'way-lost' });
    await world.pass(ms);
    way.fault = undefined;
    await world.pass(second);
  };
  await world.pass(second);
  await away(10 * second);
  const ahead = 60 * 24 * 60 * minute;
  world.setClockBy(ahead);
  await away(30 * second);
  const wrong = (await desk.state({})).offline;
  world.setClockBy(-ahead);
  await world.pass(second);
  const right = (await desk.state({})).offline;
  assert.deepEqual(
    [wrong.todayMs, wrong.monthMs, right.todayMs, right.monthMs],
    [31 * second, 31 * second, 11 * second, 11 * second],
  );
  world.end();
});

test('a span over midnight belongs to both days, and to one month', async () => {
  const { desk, world, way } = open();
  await desk.state({});
  world.setClockBy(15 * 60 * minute + 59 * minute);
  await world.pass(second);
  way.fault = offline;
  world.signals.tell({ kind: 'way-lost' });
  await world.pass(3 * minute);
  const { offline: told } = await desk.state({});
  assert.deepEqual([told.todayMs, told.monthMs], [2 * minute + second, 3 * minute]);
  world.end();
});

test('a span that the program’s end broke off is closed at the next start, up to the last sign of life', async () => {
  const first = open();
  await first.desk.state({});
  await first.world.pass(second);
  first.way.fault = offline;
  first.world.signals.tell({ kind: 'way-lost' });
  await first.world.pass(5 * second);
  await first.scan();
  first.world.end();
  // The PC was off all night; what was cut off, and this start, are no signs of life.
  await first.world.pass(600 * minute);
  const { journal, ports } = first.world;
  journal.begin(begunCheck(1));
  journal.finish(
    begunCheck(1).requestId,
    finished({ outcome: 'unchecked', because: 'interrupted' }),
  );
  journal.note({ ...ports.stand, kind: 'started', program: '1.0.0' });
  const next = open(journal);
  const { offline: state } = await next.desk.state({});
  assert.deepEqual(
    [next.happened().at(-1), state.openSince, state.todayMs],
    [`closed ${String(5 * second)} 2`, undefined, 5 * second],
  );
  next.world.end();
});

test('an altered entry costs the account of the earlier spans, and not the watch over the registry', async () => {
  const { desk, world, way } = open(undefined, (page) => {
    if (page.filter?.kinds?.includes('offline')) throw new RangeError('altered');
  });
  await desk.state({});
  await world.pass(second);
  const kinds = [(await desk.state({})).link.kind];
  way.fault = offline;
  world.signals.tell({ kind: 'way-lost' });
  await world.pass(2 * second);
  kinds.push((await desk.state({})).link.kind);
  assert.deepEqual(
    [kinds, way.probes > 1, world.bugs],
    [['up', 'down'], true, [new RangeError('altered')]],
  );
  world.end();
});

test('a watch that breaks off is told of, and does not end in silence', async () => {
  const { desk, world, way } = open();
  const broken = new RangeError('broken');
  way.warm = () => {
    throw broken;
  };
  await desk.state({});
  await world.pass(second);
  assert.deepEqual(world.bugs, [broken]);
  world.end();
});

test('what the journal can’t take is recorded when it can again', async () => {
  const { desk, world, way, happened } = open();
  await desk.state({});
  await world.pass(second);
  world.journal.breaks = 'finish';
  way.fault = offline;
  world.signals.tell({ kind: 'way-lost' });
  await world.pass(5 * second);
  way.fault = undefined;
  await world.pass(2 * second);
  world.journal.breaks = 'nothing';
  await world.pass(second);
  assert.deepEqual(happened(), ['opened - -', `closed ${String(6 * second)} 0`]);
  world.end();
});
