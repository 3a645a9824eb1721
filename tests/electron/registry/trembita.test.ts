import assert from 'node:assert/strict';
import { test } from 'node:test';
import { understandTrembita } from '../../../electron/node/registry/trembita-answer.ts';
import { openTrembita } from '../../../electron/node/registry/trembita.ts';
import type { TrembitaPolicy } from '../../../shared/policy/registry-policy.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import {
  answer,
  json,
  reset,
  startHostileRegistry,
  type HostileOptions,
  type HostileRegistry,
} from '../../fakes/hostile-registry.ts';
import { barcode, barcodeText, link, linkText, otp } from '../../fixtures/document-codes.ts';
import { trembitaPolicy } from '../../fixtures/trembita-policy.ts';

const requestId = '00000000-0000-4000-8000-000000000000';
const card = { show: {}, mask: {} };
const soon = () => AbortSignal.timeout(2_000);
const fault = (kind: string, reached: string) => ({ ok: false, fault: { kind, reached } });

async function withServer<Value>(
  more: Partial<TrembitaPolicy>,
  use: (registry: ReturnType<typeof openTrembita>, double: HostileRegistry) => Promise<Value>,
  hostile: HostileOptions = {},
): Promise<Value> {
  const double = await startHostileRegistry(hostile);
  const policy = trembitaPolicy(double.url, more);
  const registry = openTrembita({ policy, desk: 'Вікно 4', card, line: { connectMs: 500 } });
  try {
    return await use(registry, double);
  } finally {
    registry.close();
    await double.close();
  }
}

test('a question carries the headers of UXP, the request id as its query id, and the body of the settings', async () => {
  await withServer({}, async (registry, double) => {
    await registry.ask({ code: link, requestId }, soon());
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
    await registry.ask({ code: barcode, requestId }, soon());
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
    assert.deepEqual(
      await registry.ask({ code: link, requestId }, soon()),
      fault('barcode-only', 'no'),
    );
    assert.equal(double.seen.length, 0);
  });
  await withServer({ ask: { link: '{link}' } }, async (registry, double) => {
    assert.deepEqual(
      await registry.ask({ code: barcode, requestId }, soon()),
      fault('not-admitted', 'no'),
    );
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

function understood(body: unknown, more: Partial<TrembitaPolicy> = {}, status = 200): Asked {
  const policy = trembitaPolicy('https://server.example.org', more);
  const isPlain = typeof body === 'object' && !Array.isArray(body);
  const text = JSON.stringify(isPlain ? { id: requestId, ...body } : body);
  return understandTrembita({ status, text }, requestId, policy, card);
}

const yes = { result: { status: 'YES' } };
const green = { ok: true, value: { kind: 'confirmed', proves: 'veteran-certificate' } };
const unclear = fault('unintelligible', 'perhaps');

test('an answer is read by the rules, and what no rule knows is not understood', () => {
  const bodies = [
    yes,
    { result: { status: 'yes' } },
    { result: { status: true } },
    {},
    [],
    'YES',
    { result: 'YES' },
  ];
  assert.deepEqual(
    bodies.map((body) => understood(body)),
    [green, ...bodies.slice(1).map(() => unclear)],
  );
});

test('an answer that repeats another request id, or none, is not ours', () => {
  const ids = ['another', '', null, undefined, [requestId]];
  assert.deepEqual(
    ids.map((id) => understood({ ...yes, id })),
    ids.map(() => unclear),
  );
});

test('a yes with a failure or an error beside it is not understood, unless the rule itself reads it', () => {
  const silent = [{ success: true }, { error: null, errors: [] }, { error: '' }, { error: false }];
  const loud = [{ success: false }, { Success: 'false' }, { error: 'E7' }, { ERRORS: [{}] }];
  assert.deepEqual(
    [...silent, ...loud].map((more) => understood({ ...yes, ...more })),
    [...silent.map(() => green), ...loud.map(() => unclear)],
  );
  const no = { status: 200, when: [{ at: 'error', is: 'E8' }], means: 'unknown' } as const;
  const own = { status: 200, when: [{ at: 'error', is: 0 }], means: 'confirmed' } as const;
  const outcomes = [...trembitaPolicy('').outcomes, no, own];
  assert.deepEqual(
    [0, 'E7', 'E8'].map((error) => understood({ ...yes, error }, { outcomes })),
    [green, unclear, unclear],
  );
});

test('an answer that rules of different meaning know is not understood', () => {
  assert.deepEqual(understood({ result: { status: 'YES', busy: true } }), unclear);
  assert.deepEqual(understood({ result: { busy: true } }), fault('unavailable', 'perhaps'));
});

test('a rule is for its own status, and a yes for 200 only', () => {
  const outcomes = [
    { status: 404, when: [{ at: 'error', is: 'NO_DOCUMENT' }], means: 'unknown' },
    {
      status: 200,
      when: [
        { at: 'list.0.state', is: 1 },
        { at: 'ok', is: true },
      ],
      means: 'confirmed',
    },
  ] as const;
  const said = (body: unknown, status: number) => understood(body, { outcomes }, status);
  assert.deepEqual(
    [
      said({ error: 'NO_DOCUMENT' }, 404),
      said({ error: 'NO_DOCUMENT' }, 200),
      said({ ok: true, list: [{ state: 1 }] }, 200),
      said({ ok: true, list: [{ state: '1' }] }, 200),
      said({ ok: true, list: [{ state: 1 }] }, 201),
      said({ ok: true, list: [{ state: 1 }] }, 404),
    ],
    [
      { ok: true, value: { kind: 'denied', because: 'unknown' } },
      unclear,
      green,
      unclear,
      unclear,
      unclear,
    ],
  );
});

test('the type is the settings’ or the answer’s own, and a name that nobody knows is not understood', () => {
  const documentType = { at: 'type', names: { ПОСВІДЧЕННЯ: 'driver-license' } } as const;
  const said = (type: unknown) => understood({ ...yes, type }, { documentType });
  const driver = { ok: true, value: { kind: 'confirmed', proves: 'driver-license' } };
  assert.deepEqual(['ПОСВІДЧЕННЯ', 'toString', undefined, null, 1].map(said), [
    driver,
    unclear,
    unclear,
    unclear,
    unclear,
  ]);
});

test('the card is gathered from its places', () => {
  const paths = {
    fields: { surname: 'person.last', number: 'doc.no', issuedOn: 'doc.date' },
    certificate: { at: 'doc.kind', names: { УБД: 'combatant' } },
  } as const;
  const body = {
    ...yes,
    person: { last: 'Уявна' },
    doc: { no: 4711, date: '31.01.2024', kind: 'УБД' },
  };
  const expected = {
    certificate: 'combatant',
    lines: [
      { field: 'surname', value: 'Уявна' },
      { field: 'issuedOn', value: '31.01.2024' },
      { field: 'number', value: '4711' },
    ],
  };
  const read = understood(body, { card: paths });
  assert.deepEqual(read, {
    ok: true,
    value: { kind: 'confirmed', proves: 'veteran-certificate', card: expected },
  });
  assert.deepEqual(understood({ ...body, doc: { kind: 'ОІВВ' } }, { card: paths }), unclear);
  assert.deepEqual(understood({ ...body, person: { last: ['x'] } }, { card: paths }), unclear);
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
        [container, unclear, fault('unavailable', 'perhaps')],
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
