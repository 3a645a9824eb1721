import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDesk } from '../../../shared/desk/desk.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { PageRequest } from '../../../shared/record/filter.ts';
import type { Asked, Fault, Registry } from '../../../shared/verify/registry.ts';
import type { FakeJournal } from '../../fakes/journal.ts';
import { fakeWorld } from '../../fakes/world.ts';
import { deskFacts } from '../../fixtures/desk-facts.ts';
import { barcodeText, linkText } from '../../fixtures/document-codes.ts';

const start = new Date(2026, 10, 22, 8, 0, 0).getTime();
const yes: Asked = succeeded({ kind: 'confirmed', proves: 'veteran-certificate' });
const second = 1_000;
const minute = 60 * second;

/** A registry that is there or not, as a test likes, and counts what it is asked. */
function registryThat() {
  const asked: string[] = [];
  const way = {
    fault: undefined as Fault | undefined,
    probes: 0,
    warmed: 0,
    /** More that is done to make the way ready. */
    warm: (): void => undefined,
    asked,
  };
  const said = () => (way.fault ? failed(way.fault) : undefined);
  const registry: Registry = {
    adapter: 'diia',
    host: 'registry.test:443',
    ask: ({ requestId }) => {
      asked.push(requestId);
      return Promise.resolve(said() ?? yes);
    },
    probe: () => {
      way.probes += 1;
      return Promise.resolve(said() ?? succeeded(undefined));
    },
    warm: () => {
      way.warmed += 1;
      way.warm();
    },
    close: () => undefined,
  };
  return { way, registry };
}

function open(earlier?: FakeJournal, beforeList = (_page: PageRequest): void => undefined) {
  const { way, registry } = registryThat();
  const world = fakeWorld(registry, start, earlier);
  const list: FakeJournal['list'] = (page) => {
    beforeList(page);
    return world.journal.list(page);
  };
  const journal = { ...world.journal, list };
  const desk = createDesk({ ...world.ports, journal }, deskFacts);
  const scan = (text = barcodeText) =>
    desk.serve({ text, source: 'scanner', capturedAt: world.now() });
  const happened = () =>
    world.journal.entries.flatMap((entry) => {
      if (entry.kind === 'check') return [`check ${entry.outcome} ${entry.because ?? ''}`.trim()];
      if (entry.kind === 'offline')
        return [`${entry.phase} ${entry.forMs ?? '-'} ${entry.attempts ?? '-'}`];
      return [entry.kind];
    });
  return { desk, world, way, scan, happened };
}

const offline: Fault = { kind: 'offline', reached: 'no' };
const unavailable: Fault = { kind: 'unavailable', reached: 'perhaps' };

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

test('a span that the program’s end broke off is closed at the next start, up to the last sign of life', async () => {
  const first = open();
  await first.desk.state({});
  await first.world.pass(second);
  first.way.fault = offline;
  first.world.signals.tell({ kind: 'way-lost' });
  await first.world.pass(5 * second);
  await first.scan();
  first.world.end();
  const next = open(first.world.journal);
  const { offline: state } = await next.desk.state({});
  assert.deepEqual(
    [next.happened().at(-1), state.openSince, state.todayMs],
    [`closed ${String(5 * second)} 1`, undefined, 5 * second],
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
