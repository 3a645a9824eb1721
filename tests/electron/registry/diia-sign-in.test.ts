import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barcodeQuestion, fault, soon } from '../../fakes/asking.ts';
import { json, raw, reset, sessionToken } from '../../fakes/hostile-registry.ts';
import { confirmed, withDiia } from './with-diia.ts';

test('a session is used again, and renewed in time', async () => {
  let now = 0;
  await withDiia({}, { now: () => now }, async (registry, double) => {
    for (const at of [0, 104, 105, 209, 211, 1]) {
      now = at * 60_000;
      await registry.ask(barcodeQuestion, soon());
    }
    const signIns = double.paths().map((seen) => (seen.startsWith('GET') ? 'sign-in' : 'ask'));
    assert.deepEqual(signIns, [
      ...['sign-in', 'ask', 'ask'],
      ...['sign-in', 'ask', 'ask'],
      ...['sign-in', 'ask'],
      ...['sign-in', 'ask'],
    ]);
  });
});

test('questions that come together share one sign-in', async () => {
  await withDiia({}, {}, async (registry, double) => {
    const all = [1, 2, 3].map(() => registry.ask(barcodeQuestion, soon()));
    assert.deepEqual(await Promise.all(all), Array(3).fill(confirmed('driver-license')));
    assert.equal(double.seen.length - double.validations(), 1);
  });
});

test('who gives up on the sign-in leaves it to the others', async () => {
  const late = (socket: Parameters<typeof reset>[0], seen: Parameters<typeof reset>[1]) => {
    setTimeout(() => json(200, { token: sessionToken })(socket, seen), 200);
  };
  await withDiia({ session: [late] }, {}, async (registry, double) => {
    const hasty = new AbortController();
    const [first, second] = [
      registry.ask(barcodeQuestion, hasty.signal),
      registry.ask(barcodeQuestion, soon()),
    ];
    setTimeout(() => hasty.abort(), 50);
    assert.deepEqual(await first, fault('answer-lost', 'no'));
    assert.deepEqual(await second, confirmed('driver-license'));
    assert.deepEqual(double.seen.length, 2);
  });
});

test('a refused session is renewed once, and the question put again', async () => {
  const validation = [json(401, {}), json(200, { success: true })];
  await withDiia({ validation }, {}, async (registry, double) => {
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), confirmed('driver-license'));
    assert.deepEqual(
      double.paths().map((seen) => seen.slice(0, 4)),
      ['GET ', 'POST', 'GET ', 'POST'],
    );
  });
});

test('a session refused for ever is not admitted, after two questions at most', async () => {
  await withDiia({ validation: [json(401, {})] }, {}, async (registry, double) => {
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('not-admitted', 'refused'));
    assert.equal(double.validations(), 2);
  });
});

test('after a refused session the second question tells its own fate', async () => {
  await withDiia({ validation: [json(401, {}), reset] }, {}, async (registry, double) => {
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('answer-lost', 'perhaps'));
    assert.equal(double.validations(), 2);
  });
});

for (const [what, treatment, kind] of [
  [
    'refused',
    json(401, { name: 'UnauthorizedError', message: 'Not authorized', code: 401 }),
    'not-admitted',
  ],
  ['forbidden', json(403, {}), 'not-admitted'],
  ['broken', json(503, {}), 'unavailable'],
  ['put off', json(429, {}, { 'retry-after': '5' }), 'unavailable'],
  ['cut', reset, 'answer-lost'],
  ['silent', raw(''), 'timed-out'],
  ['redirected', json(302, { token: 't' }, { location: '/elsewhere' }), 'unintelligible'],
  ['without a token', json(200, {}), 'unintelligible'],
  ['with a token that splits headers', json(200, { token: 'a\r\nb: c' }), 'unintelligible'],
] as const) {
  test(`a sign-in that is ${what} never lets the code leave`, async () => {
    await withDiia({ session: [treatment] }, {}, async (registry, double) => {
      const asked = await registry.ask(barcodeQuestion, AbortSignal.timeout(300));
      assert.deepEqual(asked, fault(kind, 'no'));
      assert.deepEqual(double.validations(), 0);
    });
  });
}

test('a sign-in that fails after a refused session is not taken for a question that never left', async () => {
  const hostile = {
    session: [json(200, { token: sessionToken }), reset],
    validation: [json(401, {})],
  };
  await withDiia(hostile, {}, async (registry, double) => {
    const asked = await registry.ask(barcodeQuestion, soon());
    assert.deepEqual([asked, double.validations()], [fault('answer-lost', 'refused'), 1]);
  });
});
