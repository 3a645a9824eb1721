import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { test } from 'node:test';
import { openDiia, type DiiaOptions } from '../../../electron/node/registry/diia.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { makeSelfSigned } from '../../fakes/certificates.ts';
import {
  json,
  reset,
  sessionToken,
  raw,
  startHostileRegistry,
  type HostileOptions,
  type HostileRegistry,
} from '../../fakes/hostile-registry.ts';
import { barcode, barcodeText, link, linkText, otp } from '../../fixtures/document-codes.ts';

const requestId = '00000000-0000-4000-8000-000000000000';
const barcodeQuestion = { code: barcode, requestId };
const linkQuestion = { code: link, requestId };
const plain = {
  token: 'acquirer token/1',
  branches: [{ id: 'first', proves: ['driver-license'] }],
  qr: 'url',
  line: { connectMs: 500 },
} as const;
const confirmed = (proves: 'veteran-certificate' | 'driver-license' | undefined): Asked => ({
  ok: true,
  value: { kind: 'confirmed', proves },
});
const fault = (kind: string, reached: 'no' | 'refused' | 'perhaps') => ({
  ok: false,
  fault: { kind, reached },
});
const soon = () => AbortSignal.timeout(2_000);

async function withRegistry<Value>(
  hostile: HostileOptions,
  options: Partial<DiiaOptions>,
  use: (registry: ReturnType<typeof openDiia>, double: HostileRegistry) => Promise<Value>,
): Promise<Value> {
  const double = await startHostileRegistry(hostile);
  const registry = openDiia({ ...plain, url: double.url, ...options });
  try {
    return await use(registry, double);
  } finally {
    registry.close();
    await double.close();
  }
}

test('a question is one sign-in and one validation, with nothing in it but branch and code', async () => {
  await withRegistry({}, { basic: 'YTpi' }, async (registry, double) => {
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), confirmed('driver-license'));
    const [signIn, validation] = double.seen;
    assert.deepEqual(
      [signIn?.method, signIn?.path, signIn?.headers['authorization'], signIn?.body],
      ['GET', '/api/v1/auth/acquirer/acquirer%20token%2F1', 'Basic YTpi', ''],
    );
    assert.deepEqual(validation, {
      method: 'POST',
      path: '/api/v1/acquirers/document-identification',
      headers: {
        host: registry.host,
        accept: 'application/json',
        'accept-encoding': 'identity',
        'cache-control': 'no-store',
        'content-type': 'application/json',
        authorization: `Bearer ${sessionToken}`,
        'content-length': String(validation?.body.length),
        connection: 'close',
      },
      body: JSON.stringify({ branchId: 'first', barcode: barcodeText }),
      connection: 2,
    });
  });
});

test('without the second secret no Basic authorization is sent', async () => {
  await withRegistry({}, {}, async (registry, double) => {
    await registry.ask(barcodeQuestion, soon());
    assert.equal(double.seen[0]?.headers['authorization'], undefined);
  });
});

test('an address may have a path of its own, and a name in it is never sent', async () => {
  const double = await startHostileRegistry({ branch: [json(401, {})] });
  const url = `${double.url.replace('//', '//user:secret@')}/gateway/`;
  const registry = openDiia({ ...plain, url });
  await registry.ask(barcodeQuestion, soon());
  registry.close();
  await double.close();
  assert.deepEqual(double.paths(), ['GET /gateway/api/v1/auth/acquirer/acquirer%20token%2F1']);
  assert.equal(registry.host, double.url.slice('http://'.length));
  assert.equal(double.seen[0]?.headers['authorization'], undefined);
});

for (const [qr, sent] of [
  ['url', linkText],
  ['uuid', otp],
] as const) {
  test(`a QR is sent as the setting says: ${qr}`, async () => {
    await withRegistry({}, { qr }, async (registry, double) => {
      await registry.ask(linkQuestion, soon());
      assert.deepEqual(JSON.parse(double.seen[1]?.body ?? ''), { branchId: 'first', qrcode: sent });
    });
  });
}

test('a registry that takes no QR is not even signed in to for one', async () => {
  await withRegistry({}, { qr: 'never' }, async (registry, double) => {
    assert.deepEqual(await registry.ask(linkQuestion, soon()), fault('barcode-only', 'no'));
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), confirmed('driver-license'));
    assert.equal(double.seen.length, 2);
  });
});

for (const [what, options] of [
  ['no branch', { branches: [] }],
  ['no token', { token: ' ' }],
  ['a second secret that HTTP cannot carry', { basic: 'не base64' }],
] as const) {
  test(`a desk with ${what} is not admitted, and sends nothing`, async () => {
    await withRegistry({}, options, async (registry, double) => {
      assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('not-admitted', 'no'));
      assert.equal(double.seen.length, 0);
    });
  });
}

test('a link is put to the branch of its claimed class, anything else to the first', async () => {
  const branches = [
    { id: 'first', proves: ['driver-license', 'veteran-certificate'] },
    { id: 'veterans', proves: ['veteran-certificate'] },
  ] as const;
  await withRegistry({}, { branches }, async (registry, double) => {
    assert.deepEqual(
      [await registry.ask(linkQuestion, soon()), await registry.ask(barcodeQuestion, soon())],
      [confirmed('veteran-certificate'), confirmed(undefined)],
    );
    const asked = double.seen.slice(1).map(({ body }) => JSON.parse(body).branchId);
    assert.deepEqual(asked, ['veterans', 'first']);
  });
});

test('a session is used again, and renewed in time', async () => {
  let now = 0;
  await withRegistry({}, { now: () => now }, async (registry, double) => {
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
  await withRegistry({}, {}, async (registry, double) => {
    const all = [1, 2, 3].map(() => registry.ask(barcodeQuestion, soon()));
    assert.deepEqual(await Promise.all(all), Array(3).fill(confirmed('driver-license')));
    assert.equal(double.seen.length - double.validations(), 1);
  });
});

test('who gives up on the sign-in leaves it to the others', async () => {
  const late = (socket: Parameters<typeof reset>[0], seen: Parameters<typeof reset>[1]) => {
    setTimeout(() => json(200, { token: sessionToken })(socket, seen), 200);
  };
  await withRegistry({ session: [late] }, {}, async (registry, double) => {
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
  await withRegistry({ validation }, {}, async (registry, double) => {
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), confirmed('driver-license'));
    assert.deepEqual(
      double.paths().map((seen) => seen.slice(0, 4)),
      ['GET ', 'POST', 'GET ', 'POST'],
    );
  });
});

test('a session refused for ever is not admitted, after two questions at most', async () => {
  await withRegistry({ validation: [json(401, {})] }, {}, async (registry, double) => {
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('not-admitted', 'refused'));
    assert.equal(double.validations(), 2);
  });
});

test('after a refused session the second question tells its own fate', async () => {
  await withRegistry({ validation: [json(401, {}), reset] }, {}, async (registry, double) => {
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
    await withRegistry({ session: [treatment] }, {}, async (registry, double) => {
      const asked = await registry.ask(barcodeQuestion, AbortSignal.timeout(300));
      assert.deepEqual(asked, fault(kind, 'no'));
      assert.deepEqual(double.validations(), 0);
    });
  });
}

test('a connection that is cut before the question was read has perhaps reached', async () => {
  const isDeafTo = (connection: number) => connection === 2;
  await withRegistry({ isDeafTo }, {}, async (registry, double) => {
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('answer-lost', 'perhaps'));
    assert.equal(double.validations(), 0);
  });
});

test('a refused connection has surely not reached', async () => {
  await withRegistry({}, {}, async (registry, double) => {
    await registry.ask(barcodeQuestion, soon());
    await double.close();
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('offline', 'no'));
  });
});

test('a name that leads nowhere has surely not reached', async () => {
  const registry = openDiia({ ...plain, url: 'http://registry.invalid' });
  assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('offline', 'no'));
  registry.close();
});

test('a question that was given up before it began is not asked', async () => {
  await withRegistry({}, {}, async (registry, double) => {
    await registry.ask(barcodeQuestion, soon());
    assert.deepEqual(
      [
        await registry.ask(barcodeQuestion, AbortSignal.abort()),
        await registry.ask(
          barcodeQuestion,
          AbortSignal.abort(new DOMException('', 'TimeoutError')),
        ),
      ],
      [fault('answer-lost', 'no'), fault('timed-out', 'no')],
    );
    assert.equal(double.validations(), 1);
  });
});

test('a newer scan breaks a question off, and it has perhaps reached', async () => {
  const newer = new AbortController();
  const validation = [() => newer.abort()];
  await withRegistry({ validation }, {}, async (registry, double) => {
    const asked = await registry.ask(barcodeQuestion, newer.signal);
    assert.deepEqual(asked, fault('answer-lost', 'perhaps'));
    assert.equal(double.validations(), 1);
  });
});

test('a registry that is closed lets go of its questions', async () => {
  await withRegistry({ validation: [raw('')] }, {}, async (registry, double) => {
    const asked = registry.ask(barcodeQuestion, soon());
    while (double.validations() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    registry.close();
    assert.deepEqual(await asked, fault('answer-lost', 'perhaps'));
  });
});

const scopes = (documentIdentification: readonly string[], more: object = {}) =>
  json(200, { ...more, scopes: { sharing: [], documentIdentification } });

for (const [what, treatment, proves] of [
  ['one class', scopes(['veteran-certificate'], { _id: 'b/1' }), 'veteran-certificate'],
  ['two classes', scopes(['veteran-certificate', 'driver-license']), undefined],
  ['no class', scopes([]), undefined],
  ['a class that nobody knows', scopes(['u-id']), undefined],
  ['another branch', scopes(['veteran-certificate'], { _id: 'other' }), undefined],
  ['no scope', json(200, { _id: 'b/1' }), undefined],
  ['nothing, being refused', json(401, {}), undefined],
  ['nothing, being cut', reset, undefined],
  ['nothing, being slow', raw(''), undefined],
] as const) {
  test(`a yes of a branch whose scope tells ${what} proves ${proves ?? 'no type'}`, async () => {
    const branches = [{ id: 'b/1', proves: [] }];
    await withRegistry({ branch: [treatment] }, { branches }, async (registry, double) => {
      const startedAt = Date.now();
      assert.deepEqual(await registry.ask(barcodeQuestion, soon()), confirmed(proves));
      assert.ok(Date.now() - startedAt < 1_500);
      assert.equal(double.paths()[2], 'GET /api/v2/acquirers/branch/b%2F1');
      assert.equal(double.seen[2]?.headers['authorization'], `Bearer ${sessionToken}`);
    });
  });
}

test("a branch's scope is asked only after a yes, and once a session", async () => {
  const validation = [json(200, { success: false }), json(200, { success: true })];
  const branches = [{ id: 'b', proves: [] }];
  const hostile = { validation, branch: [scopes(['driver-license'])] };
  await withRegistry(hostile, { branches }, async (registry, double) => {
    for (let at = 0; at < 3; at += 1) await registry.ask(barcodeQuestion, soon());
    const order = double.paths().map((seen) => seen.replace(/^.*\//, ''));
    const validate = 'document-identification';
    assert.deepEqual(order.slice(1), [validate, validate, 'b', validate]);
  });
});

test('a server that never ends the TLS handshake has surely not reached, after the connect deadline', async () => {
  const server = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const registry = openDiia({
    ...plain,
    url: `https://127.0.0.1:${port}`,
    line: { connectMs: 150 },
  });
  assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('offline', 'no'));
  registry.close();
  server.close();
});

test('a server that speaks no TLS has surely not reached', async () => {
  const double = await startHostileRegistry({});
  const registry = openDiia({ ...plain, url: double.url.replace('http:', 'https:') });
  assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('offline', 'no'));
  registry.close();
  await double.close();
});

test('a certificate that nobody vouches for is not trusted, whatever the environment says', async () => {
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  let heard = 0;
  const server = createTlsServer(makeSelfSigned(), (socket) => {
    socket.on('error', () => {});
    socket.on('data', () => (heard += 1));
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const registry = openDiia({ ...plain, url: `https://localhost:${port}` });
  const asked = await registry.ask(barcodeQuestion, soon());
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  registry.close();
  await new Promise((resolve) => server.close(resolve));
  assert.deepEqual({ asked, heard }, { asked: fault('untrusted', 'no'), heard: 0 });
});

test('a sign-in that fails after a refused session is not taken for a question that never left', async () => {
  const hostile = {
    session: [json(200, { token: sessionToken }), reset],
    validation: [json(401, {})],
  };
  await withRegistry(hostile, {}, async (registry, double) => {
    const asked = await registry.ask(barcodeQuestion, soon());
    assert.deepEqual([asked, double.validations()], [fault('answer-lost', 'refused'), 1]);
  });
});
