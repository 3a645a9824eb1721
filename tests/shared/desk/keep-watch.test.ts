import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkText } from '../../fixtures/document-codes.ts';
import { minute, offline, open, second, start, unavailable } from './watched-desk.ts';

test('a desk that nobody looks at asks nothing by itself and leaves nothing behind', async () => {
  const { world, way, happened } = open();
  way.fault = offline;
  world.signals.tell({ kind: 'way-lost' });
  await world.pass(minute);
  assert.deepEqual([way.probes, happened()], [0, []]);
});

test('the way is tried at the start, and then only when something tells of a change', async () => {
  const { desk, world, way } = open();
  await desk.state({});
  await world.pass(minute);
  assert.deepEqual([way.probes, way.warmed], [1, 2]);
  world.signals.tell({ kind: 'network-changed' });
  await world.pass(0);
  assert.equal(way.probes, 2);
  world.end();
});

test('a registry that fell is known to be down within two seconds, and to be back as soon', async () => {
  const { desk, world, way } = open();
  await desk.state({});
  await world.pass(second);
  const kinds: string[] = [];
  for (let time = 0; time < 100; time += 1) {
    way.fault = time % 2 === 0 ? offline : undefined;
    if (way.fault) world.signals.tell({ kind: 'way-lost' });
    await world.pass(2 * second);
    kinds.push((await desk.state({})).link.kind);
  }
  assert.deepEqual(
    kinds,
    Array.from({ length: 100 }, (_, time) => (time % 2 === 0 ? 'down' : 'up')),
  );
  world.end();
});

test('while the registry is down nobody asks it, and the check says so at once', async () => {
  const { desk, world, way, scan } = open();
  await desk.state({});
  await world.pass(second);
  way.fault = unavailable;
  await scan();
  await world.pass(2 * second);
  const before = way.asked.length;
  const served = await scan(linkText);
  assert.deepEqual(
    [served.outcome, served.entry?.asking, served.downSince, served.retryUntil, way.asked.length],
    [
      { kind: 'unchecked', because: 'known-down' },
      'not-sent',
      start + second,
      world.now() + 180_000,
      before,
    ],
  );
  world.end();
});

test('one bad answer is no outage: a good probe keeps the way open', async () => {
  const { desk, world, way, scan } = open();
  await desk.state({});
  await world.pass(second);
  way.fault = unavailable;
  await scan();
  way.fault = undefined;
  await world.pass(2 * second);
  assert.equal((await desk.state({})).link.kind, 'up');
  world.end();
});

test('a registry that is there and can’t answer is left alone for longer each time', async () => {
  const { desk, world, way } = open();
  way.fault = unavailable;
  await desk.state({});
  await world.pass(minute);
  assert.ok(way.probes < 12, String(way.probes));
  world.end();
});

test('a sign of a visitor makes the way ready, but not one that is down', async () => {
  const { desk, world, way } = open();
  await desk.warm({});
  assert.equal(way.warmed, 1);
  way.fault = offline;
  await desk.state({});
  await world.pass(2 * second);
  const before = way.warmed;
  await desk.warm({});
  assert.equal(way.warmed, before);
  world.end();
});
