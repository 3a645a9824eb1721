import assert from 'node:assert/strict';
import { test } from 'node:test';
import { understandHttp } from '../../../electron/node/registry/http-answer.ts';
import { problems } from '../../../electron/node/registry/http-problem.ts';
import { openHttp, type HttpOptions } from '../../../electron/node/registry/http.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import {
  barcodeQuestion,
  fault,
  linkQuestion,
  requestId,
  soon,
  withDouble,
} from '../../fakes/asking.ts';
import { json, type HostileRegistry, type Treatment } from '../../fakes/hostile-registry.ts';
import { barcodeText, linkText, otp } from '../../fixtures/document-codes.ts';

const all = { show: {}, mask: {} };
const plain = {
  token: 'a token',
  qr: 'url',
  desk: 'podil-4',
  purpose: undefined,
  card: all,
  line: { connectMs: 500 },
} as const;
const yes = { requestId, answer: 'confirmed', documentType: 'veteran-certificate' };

function withGateway<Value>(
  options: Partial<HttpOptions>,
  use: (registry: ReturnType<typeof openHttp>, double: HostileRegistry) => Promise<Value>,
  health: Treatment = json(200, { status: 'up' }),
): Promise<Value> {
  const hostile = { validation: [json(200, yes)], branch: [health] };
  return withDouble(hostile, (url) => openHttp({ ...plain, token: 'token', url, ...options }), use);
}

test('a question is one call with the request id, the code and the desk, and nothing more', async () => {
  await withGateway({}, async (registry, double) => {
    await registry.ask(barcodeQuestion, soon());
    const [seen, ...others] = double.seen;
    assert.deepEqual(
      [seen?.path, others, seen?.headers['authorization']],
      ['/v1/checks', [], 'Bearer token'],
    );
    assert.deepEqual(JSON.parse(seen?.body ?? ''), {
      requestId,
      code: { kind: 'barcode', value: barcodeText },
      desk: 'podil-4',
    });
  });
});

test('claim, service and purpose are told where they are known', async () => {
  await withGateway({ purpose: 'перевірка пільги' }, async (registry, double) => {
    await registry.ask({ ...linkQuestion, service: 'субсидія' }, soon());
    assert.deepEqual(JSON.parse(double.seen[0]?.body ?? ''), {
      requestId,
      code: { kind: 'link', value: linkText },
      claims: 'veteran-certificate',
      desk: 'podil-4',
      service: 'субсидія',
      purpose: 'перевірка пільги',
    });
  });
});

test('a QR is sent as its UUID where the settings say so, and not at all where it is not taken', async () => {
  await withGateway({ qr: 'uuid' }, async (registry, double) => {
    await registry.ask(linkQuestion, soon());
    const { code } = JSON.parse(double.seen[0]?.body ?? '') as { code: unknown };
    assert.deepEqual(code, { kind: 'otp', value: otp });
  });
  await withGateway({ qr: 'never' }, async (registry, double) => {
    assert.deepEqual(await registry.ask(linkQuestion, soon()), fault('barcode-only', 'no'));
    assert.equal(double.seen.length, 0);
  });
});

test('a gateway whose door a client certificate opens is sent no token', async () => {
  await withGateway({ token: undefined }, async (registry, double) => {
    await registry.ask(barcodeQuestion, soon());
    assert.equal(double.seen[0]?.headers['authorization'], undefined);
  });
});

test('a token that HTTP can’t carry leaves the desk not admitted, and nothing leaves', async () => {
  await withGateway({ token: 'мій токен' }, async (registry, double) => {
    const refused = fault('not-admitted', 'no');
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), refused);
    assert.deepEqual(await registry.probe(soon()), refused);
    assert.equal(double.seen.length, 0);
  });
});

for (const [what, health, kind] of [
  ['refuses', json(401, {}), 'not-admitted'],
  ['is down', json(503, {}), 'unavailable'],
  ['is another program', json(200, { status: 'fine' }), 'unintelligible'],
] as const) {
  test(`a gateway that ${what} at the probe is told as ${kind}`, async () => {
    await withGateway(
      {},
      async (registry) => {
        assert.deepEqual(await registry.probe(soon()), fault(kind, 'no'));
      },
      health,
    );
  });
}

function understood(body: unknown, status = 200, card: HttpOptions['card'] = all): Asked {
  return understandHttp({ status, text: JSON.stringify(body) }, requestId, card);
}

test('the data of the certificate come cut to the policy', () => {
  const card = { surname: 'Уявна', name: 'Мар’яна', issuedOn: '2024-01-31', new: { member: 1 } };
  assert.deepEqual(understood({ ...yes, card }, 200, { show: { name: false }, mask: {} }), {
    ok: true,
    value: {
      kind: 'confirmed',
      proves: 'veteran-certificate',
      card: {
        lines: [
          { field: 'surname', value: 'Уявна' },
          { field: 'issuedOn', value: '31.01.2024' },
        ],
      },
    },
  });
});

test('a yes beside data that can’t be, or of a document that nobody knows, is not understood', () => {
  const wrong = [
    { ...yes, card: { surname: 7 } },
    { ...yes, card: { surname: 'a\u0000' } },
    { ...yes, card: { issuedOn: '31.02.2024' } },
    { ...yes, card: { photo: 'AAAA' } },
    { ...yes, card: [] },
    { ...yes, documentType: 'u-id' },
    { ...yes, documentType: undefined },
    { ...yes, answer: 'valid' },
    { ...yes, because: 'used' },
    { ...yes, requestId: '00000000-0000-4000-8000-000000000001' },
    { requestId, answer: 'denied', because: 'expired' },
    { requestId, answer: 'lapsed', because: 'withdrawn' },
  ];
  const unclear = fault('unintelligible', 'perhaps');
  assert.deepEqual(
    wrong.map((body) => understood(body)),
    wrong.map(() => unclear),
  );
});

test('each problem tells by its name whether the code was touched, and only with its own status', () => {
  for (const [name, { statuses, kind, reached }] of Object.entries(problems)) {
    const problem = (status: number) =>
      JSON.stringify({ type: `urn:zvirka:problem:${name}`, status });
    for (const status of statuses) {
      const told = understandHttp(
        { status, text: undefined, problem: problem(status) },
        requestId,
        all,
      );
      assert.deepEqual(told, fault(kind, reached), `${name} ${String(status)}`);
    }
    const lying = understandHttp(
      { status: 418, text: undefined, problem: problem(418) },
      requestId,
      all,
    );
    assert.deepEqual(lying, fault('unintelligible', 'perhaps'), name);
  }
});

test('a problem that names another status than it came with is not believed', () => {
  const problem = JSON.stringify({ type: 'urn:zvirka:problem:busy', status: 503 });
  const told = understandHttp({ status: 429, text: undefined, problem }, requestId, all);
  assert.deepEqual(told, fault('unintelligible', 'perhaps'));
});

test('a problem is read from its own content type only', () => {
  const body = { type: 'urn:zvirka:problem:busy', status: 503 };
  assert.deepEqual(understood(body, 503), fault('unavailable', 'perhaps'));
});
