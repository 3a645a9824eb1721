import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openDiia } from '../../../electron/node/registry/diia.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import {
  json,
  raw,
  reset,
  sessionToken,
  startHostileRegistry,
  whole,
  type Treatment,
} from '../../fakes/hostile-registry.ts';
import { barcode } from '../../fixtures/document-codes.ts';

const question = { code: barcode, requestId: '00000000-0000-4000-8000-000000000000' };
const within = (ms: number) => AbortSignal.timeout(ms);
const signedIn = json(200, { token: sessionToken });
const body = JSON.stringify({ token: sessionToken });
/** The answer stops in its middle and the connection stays. */
const stalled = raw(whole(200, body).subarray(0, -4));
const kindOf = (asked: Asked) => (asked.ok ? asked.value.kind : asked.fault.kind);

async function open(t: TestContext, session: readonly Treatment[], firstByteMs?: number) {
  const double = await startHostileRegistry({ session });
  const registry = openDiia({
    url: double.url,
    token: 't',
    branches: [{ id: 'b', proves: ['driver-license'] }],
    qr: 'url',
    line: { connectMs: 500, firstByteMs },
  });
  t.after(() => {
    registry.close();
    return double.close();
  });
  const signIns = () => double.paths().filter((path) => path.startsWith('GET')).length;
  const ask = async (signal: AbortSignal) => kindOf(await registry.ask(question, signal));
  return { registry, double, signIns, ask };
}

test('a stalled sign-in costs the check that met it, and none after', async (t) => {
  const { ask, signIns } = await open(t, [stalled, signedIn]);
  const asked = [await ask(within(100)), await ask(within(1_000)), await ask(within(1_000))];
  assert.deepEqual([asked, signIns()], [['timed-out', 'confirmed', 'confirmed'], 2]);
});

test('a newer scan does not inherit the sign-in that its forerunner was stuck in', async (t) => {
  const { ask } = await open(t, [stalled, signedIn]);
  const older = new AbortController();
  const first = ask(older.signal);
  await new Promise((resolve) => setTimeout(resolve, 50));
  older.abort();
  assert.deepEqual([await ask(within(1_000)), await first], ['confirmed', 'answer-lost']);
});

test('a sign-in that others still wait for is not joined once it has run longer than a first byte may take', async (t) => {
  const { registry, ask, signIns } = await open(t, [stalled, signedIn], 100);
  const probe = registry.probe(within(600));
  await new Promise((resolve) => setTimeout(resolve, 120));
  assert.deepEqual([await ask(within(400)), signIns()], ['confirmed', 2]);
  assert.deepEqual(await probe, { ok: false, fault: { kind: 'timed-out', reached: 'no' } });
});

test('a sign-in that fails for the way’s sake leaves the session that lives', async (t) => {
  const { registry, ask, signIns } = await open(t, [signedIn, reset, json(503, {}), json(429, {})]);
  const kinds = [await ask(within(1_000))];
  for (let time = 0; time < 3; time += 1) {
    assert.equal((await registry.probe(within(1_000))).ok, false);
    kinds.push(await ask(within(1_000)));
  }
  assert.deepEqual([kinds, signIns()], [Array(4).fill('confirmed'), 4]);
});

test('a sign-in that is turned away ends the session', async (t) => {
  for (const status of [401, 403]) {
    const { registry, ask, signIns } = await open(t, [signedIn, json(status, {})]);
    await ask(within(1_000));
    await registry.probe(within(1_000));
    assert.deepEqual([await ask(within(1_000)), signIns()], ['not-admitted', 3]);
  }
});
