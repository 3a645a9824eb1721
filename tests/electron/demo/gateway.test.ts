import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startDemoRegistry, type DemoRegistry } from '../../../electron/node/demo/demo-registry.ts';
import { openDemo } from '../../../electron/node/registry/demo.ts';
import { openHttp } from '../../../electron/node/registry/http.ts';
import { identify } from '../../../shared/identify/identify.ts';
import { certificates } from '../../../shared/verify/card.ts';
import type { Asked, Registry } from '../../../shared/verify/registry.ts';

const document = 'veteran-certificate';
const plain = { desk: 'desk-1', card: { show: {}, mask: {} }, line: { connectMs: 1_000 } } as const;
let demo: DemoRegistry;
let registry: Registry;
before(async () => {
  demo = await startDemoRegistry();
  const { url, token } = demo;
  registry = openHttp({ ...plain, url, token, qr: 'url', purpose: undefined });
});
after(async () => {
  registry.close();
  await demo.close();
});

function ask(text: string, requestId: string = randomUUID(), by = registry): Promise<Asked> {
  const identified = identify(text);
  assert.ok(identified.kind === 'document');
  return by.ask({ code: identified.code, requestId }, AbortSignal.timeout(2_000));
}

function cardOf(asked: Asked) {
  assert.ok(asked.ok && asked.value.kind === 'confirmed');
  return asked.value.card;
}

test('each state of a code has its own answer', async () => {
  const states = ['expired', 'used', 'withdrawn', 'unknown'] as const;
  const asked = states.map((state) => ask(demo.issue({ document, state }).digits));
  assert.deepEqual(
    (await Promise.all(asked)).map((one) => one.ok && one.value),
    [
      { kind: 'lapsed', because: 'expired' },
      { kind: 'lapsed', because: 'used' },
      { kind: 'denied', because: 'withdrawn' },
      { kind: 'denied', because: 'unknown' },
    ],
  );
});

test('a request id is answered once, and a code is used up once', async () => {
  const [{ digits }, requestId] = [demo.issue({ document, state: 'live' }), randomUUID()];
  const first = await ask(digits, requestId);
  assert.deepEqual(await ask(digits, requestId), first);
  const used = { ok: true, value: { kind: 'lapsed', because: 'used' } };
  assert.deepEqual(await ask(digits), used);
  const other = demo.issue({ document, state: 'live' }).digits;
  const refused = { ok: false, fault: { kind: 'unintelligible', reached: 'refused' } };
  assert.deepEqual(await ask(other, requestId), refused);
});

test('certificates of every kind come with invented data and a drawn figure', async () => {
  const seen = new Set<unknown>();
  for (let at = 0; at < 200 && seen.size < certificates.length; at += 1) {
    const card = cardOf(await ask(demo.issue({ document, state: 'live' }).link));
    assert.ok(card?.photo?.type === 'image/png' && card.lines.length >= 7);
    seen.add(card.certificate);
  }
  assert.equal(seen.size, certificates.length);
});

test('a document that is no certificate is confirmed without data', async () => {
  const { link } = demo.issue({ document: 'driver-license', state: 'live' });
  assert.deepEqual(await ask(link), {
    ok: true,
    value: { kind: 'confirmed', proves: 'driver-license' },
  });
});

test('the demo desk that asks over http shows a card, and one that asks as Diia does none', async () => {
  for (const speaks of ['http', 'diia'] as const) {
    const own = openDemo({ ...plain, url: demo.url, speaks });
    const asked = await ask(demo.issue({ document, state: 'live' }).digits, randomUUID(), own);
    own.close();
    assert.deepEqual(
      [own.adapter, own.replays, cardOf(asked) !== undefined],
      ['demo', speaks === 'http', speaks === 'http'],
    );
  }
});

test('a wrong token is refused at the door, with the code untouched', async () => {
  const { digits } = demo.issue({ document, state: 'live' });
  const { url } = demo;
  const other = openHttp({ ...plain, url, token: 'wrong', qr: 'url', purpose: undefined });
  const refused = { ok: false, fault: { kind: 'not-admitted', reached: 'refused' } };
  assert.deepEqual(await ask(digits, randomUUID(), other), refused);
  other.close();
  assert.ok(cardOf(await ask(digits)));
});
