import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoRegistry, type DemoRegistry } from '../../../electron/node/demo/demo-registry.ts';
import { openDemo } from '../../../electron/node/registry/demo.ts';
import { documentTypes } from '../../../shared/identify/document-type.ts';
import { identify } from '../../../shared/identify/identify.ts';
import type { Registry } from '../../../shared/verify/registry.ts';
import { json, startHostileRegistry } from '../../fakes/hostile-registry.ts';

const document = 'veteran-certificate';
const plain = {
  speaks: 'diia',
  desk: 'desk-1',
  card: { show: {}, mask: {} },
  line: { connectMs: 500 },
} as const;
let demo: DemoRegistry;
let registry: Registry;

before(async () => {
  demo = await startDemoRegistry();
  registry = openDemo({ ...plain, url: demo.url });
});
after(async () => {
  registry.close();
  await demo.close();
});

function ask(text: string, by = registry) {
  const identified = identify(text);
  assert.ok(identified.kind === 'document');
  const requestId = '00000000-0000-4000-8000-000000000000';
  return by.ask({ code: identified.code, requestId }, AbortSignal.timeout(2_000));
}

test('a demo registry needs nothing but its address', () => {
  assert.deepEqual([registry.adapter, registry.host], ['demo', new URL(demo.url).host]);
});

test('a yes is proved for every class and either shape', async () => {
  for (const type of documentTypes) {
    const [one, two] = [1, 2].map(() => demo.issue({ document: type, state: 'live' }));
    const green = { ok: true, value: { kind: 'confirmed', proves: type } };
    assert.deepEqual([await ask(one?.digits ?? ''), await ask(two?.link ?? '')], [green, green]);
  }
});

test('every wished state comes to its own answer', async () => {
  const states = ['expired', 'used', 'withdrawn', 'unknown'] as const;
  const asked = await Promise.all(
    states.map((state) => ask(demo.issue({ document, state }).digits)),
  );
  assert.deepEqual(
    asked.map((one) => one.ok && one.value),
    [
      { kind: 'lapsed', because: 'expired' },
      { kind: 'lapsed', because: 'used' },
      { kind: 'denied', because: 'withdrawn' },
      { kind: 'denied', because: 'unknown' },
    ],
  );
});

test('a registry that is no demo is not understood, and the code never leaves', async () => {
  const double = await startHostileRegistry({ branch: [json(404, { name: 'NotFound' })] });
  const other = openDemo({ ...plain, url: double.url });
  const asked = await ask('2858364170864', other);
  other.close();
  await double.close();
  assert.deepEqual(asked, { ok: false, fault: { kind: 'unintelligible', reached: 'no' } });
  assert.deepEqual(double.paths(), ['GET /demo/desk']);
});

test('a demo that went away is offline', async () => {
  const gone = await startDemoRegistry();
  await gone.close();
  const other = openDemo({ ...plain, url: gone.url });
  const asked = await ask('2858364170864', other);
  other.close();
  assert.deepEqual(asked, { ok: false, fault: { kind: 'offline', reached: 'no' } });
});

test('a demo that was started anew at the same address is asked again', async () => {
  const first = await startDemoRegistry();
  const patient = openDemo({ ...plain, url: first.url });
  const early = await ask(first.issue({ document, state: 'live' }).digits, patient);
  await first.close();
  const second = await startDemoRegistry({ port: Number(new URL(first.url).port) });
  const late = await ask(second.issue({ document, state: 'live' }).digits, patient);
  patient.close();
  await second.close();
  const green = { ok: true, value: { kind: 'confirmed', proves: document } };
  assert.deepEqual([early, late], [green, green]);
});
