import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTrembita } from '../../../electron/node/registry/trembita.ts';
import type { TrembitaPolicy } from '../../../electron/node/registry/trembita-settings.ts';
import {
  barcodeQuestion,
  fault,
  linkQuestion,
  requestId,
  soon,
  withDouble,
} from '../../fakes/asking.ts';
import {
  answer,
  json,
  reset,
  type HostileOptions,
  type HostileRegistry,
} from '../../fakes/hostile-registry.ts';
import { barcodeText, linkText, otp } from '../../fixtures/document-codes.ts';
import { trembitaPolicy } from '../../fixtures/trembita-policy.ts';

const card = { show: {}, mask: {} };

function withServer<Value>(
  more: Partial<TrembitaPolicy>,
  use: (registry: ReturnType<typeof openTrembita>, double: HostileRegistry) => Promise<Value>,
  hostile: HostileOptions = {},
): Promise<Value> {
  const open = (url: string) => {
    const policy = trembitaPolicy(url, more);
    return openTrembita({ policy, desk: 'Вікно 4', card, line: { connectMs: 500 } });
  };
  return withDouble(hostile, open, use);
}

test('a question carries the headers of UXP, the request id as its query id, and the body of the settings', async () => {
  await withServer({}, async (registry, double) => {
    await registry.ask(linkQuestion, soon());
    const [seen] = double.seen;
    const own = Object.entries(seen?.headers ?? {}).filter(([name]) => name.startsWith('uxp-'));
    assert.deepEqual(
      [seen?.method, seen?.path, Object.fromEntries(own)],
      [
        'POST',
        '/restapi',
        {
          'uxp-client': 'TEST/GOV/00032129/centre',
          'uxp-service': 'TEST/GOV/43395033/register/CheckCode/v1',
          'uxp-queryid': requestId,
          'uxp-purpose-ids': 'purpose-1',
          'uxp-subject-id': `${otp}{digits}`,
        },
      ],
    );
    assert.deepEqual(JSON.parse(seen?.body ?? ''), {
      qr: { link: linkText, kind: 'veteran-certificate' },
      request: requestId,
    });
  });
});

test('headers have the names that the settings give them, and carry ASCII only', async () => {
  const purpose = { name: 'Purpose-Id', value: 'p/{desk}' };
  await withServer({ purpose, subject: undefined }, async (registry, double) => {
    await registry.ask(barcodeQuestion, soon());
    const [seen] = double.seen;
    assert.ok(seen);
    const { headers, body } = seen;
    assert.equal(headers['purpose-id'], `p/${encodeURIComponent('Вікно')} 4`);
    assert.equal(headers['uxp-subject-id'], undefined);
    assert.deepEqual(JSON.parse(body), { barcode: barcodeText, window: 'Вікно 4' });
  });
});

test('a shape of code that the settings don’t ask about never leaves', async () => {
  await withServer({ ask: { barcode: '{digits}' } }, async (registry, double) => {
    assert.deepEqual(await registry.ask(linkQuestion, soon()), fault('barcode-only', 'no'));
    assert.equal(double.seen.length, 0);
  });
  await withServer({ ask: { link: '{link}' } }, async (registry, double) => {
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('not-admitted', 'no'));
    assert.equal(double.seen.length, 0);
  });
});

test('whatever the security server answers without the protocol’s headers shows that it is there', async () => {
  for (const [branch, expected] of [
    [json(400, {}), { ok: true, value: undefined }],
    [json(500, {}), { ok: true, value: undefined }],
    [json(503, {}), fault('unavailable', 'no')],
    [reset, fault('answer-lost', 'no')],
  ] as const) {
    await withServer(
      {},
      async (registry, double) => {
        assert.deepEqual(await registry.probe(soon()), expected);
        assert.deepEqual(
          double.seen.map(({ body, headers }) => [body, headers['uxp-client']]),
          [['', undefined]],
        );
      },
      { branch: [branch] },
    );
  }
});

test('the signed exchange is fetched by query id and client, and is a ZIP or nothing', async () => {
  const container = Buffer.from('PK\x03\x04invented container');
  const evidence = [
    answer(200, container, { 'content-type': 'application/vnd.etsi.asic-e+zip' }),
    answer(200, 'no container', { 'content-type': 'text/plain' }),
    json(404, {}),
  ];
  await withServer(
    { evidence: 'digest' },
    async (registry, double) => {
      assert.ok(registry.evidence);
      const found = [
        await registry.evidence(requestId, soon()),
        await registry.evidence(requestId, soon()),
        await registry.evidence(requestId, soon()),
      ];
      assert.deepEqual(
        found.map((one) => (one.ok ? Buffer.from(one.value) : one)),
        [container, fault('unintelligible', 'perhaps'), fault('unavailable', 'perhaps')],
      );
      assert.equal(
        double.seen[0]?.path,
        `/signature?queryId=${requestId}&xRoadInstance=TEST&memberClass=GOV&memberCode=00032129&subsystemCode=centre`,
      );
    },
    { evidence },
  );
});

test('where the settings want no evidence, none can be asked for', async () => {
  await withServer({ evidence: 'none' }, async (registry) => {
    assert.equal(registry.evidence, undefined);
  });
});
