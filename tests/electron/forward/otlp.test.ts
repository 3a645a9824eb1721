import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { otlpLogs } from '../../../electron/node/forward/otlp-logs.ts';
import { otlpCarrier } from '../../../electron/node/forward/otlp.ts';
import { canonicalText } from '../../../shared/record/canonical.ts';
import { checkEntry } from '../../fixtures/entries.ts';
import { drawer } from '../journal/desk-drawer.ts';

const origin = { desk: 'podil-4', journal: '0123456789abcdef' };
const leaf = 'ab'.repeat(32);
const entry = checkEntry(7, { outcome: 'invalid', because: 'unknown' });
const kept = { text: canonicalText(entry), entry };
const batch = [
  { kind: 'entry', number: 7, leaf, kept },
  { kind: 'entry', number: 8, leaf, kept: undefined },
  { kind: 'head', size: 8, note: 'a signed note' },
] as const;

test('a batch is one OTLP request: a record an entry, its text the body, nothing where the text is gone', () => {
  const stringValue = (key: string, value: string) => ({ key, value: { stringValue: value } });
  const place = (number: number, kind: string) => [
    stringValue('zvirka.journal', '0123456789abcdef'),
    stringValue('zvirka.leaf', leaf),
    { key: 'zvirka.number', value: { intValue: String(number) } },
    stringValue('zvirka.kind', kind),
  ];
  const warning = { severityNumber: 13, severityText: 'warning' };
  assert.deepEqual(JSON.parse(otlpLogs(origin, batch)), {
    resourceLogs: [
      {
        resource: {
          attributes: [
            stringValue('service.name', 'zvirka'),
            stringValue('service.instance.id', 'podil-4'),
          ],
        },
        scopeLogs: [
          {
            scope: { name: 'zvirka.journal' },
            logRecords: [
              {
                timeUnixNano: '1772442007120000000',
                ...warning,
                body: { stringValue: kept.text },
                attributes: place(7, 'check'),
              },
              { ...warning, attributes: place(8, 'withheld') },
              {
                severityNumber: 9,
                severityText: 'informational',
                body: { stringValue: 'a signed note' },
                attributes: [
                  stringValue('zvirka.journal', '0123456789abcdef'),
                  { key: 'zvirka.size', value: { intValue: '8' } },
                  stringValue('zvirka.kind', 'checkpoint'),
                ],
              },
            ],
          },
        ],
      },
    ],
  });
});

test('only an answer of 200 that OTLP knows is a confirmation, and what it refused for good is counted', async (t) => {
  const answers: readonly (readonly [status: number, body: string, means: unknown])[] = [
    [200, '{}', { ok: true, value: { rejected: 0 } }],
    [200, '{"partialSuccess":{}}', { ok: true, value: { rejected: 0 } }],
    [
      200,
      '{"partialSuccess":{"rejectedLogRecords":"2","errorMessage":"too old"}}',
      { ok: true, value: { rejected: 2 } },
    ],
    [200, '<html>Sign in</html>', { ok: false, fault: { kind: 'unconfirmed' } }],
    [200, '[]', { ok: false, fault: { kind: 'unconfirmed' } }],
    [200, ' '.repeat(200_000), { ok: false, fault: { kind: 'unconfirmed' } }],
    [204, '', { ok: false, fault: { kind: 'refused' } }],
    [302, '', { ok: false, fault: { kind: 'refused' } }],
    [400, '{}', { ok: false, fault: { kind: 'refused' } }],
    [429, '', { ok: false, fault: { kind: 'refused', retryAfterMs: 7_000 } }],
    [503, '', { ok: false, fault: { kind: 'refused', retryAfterMs: 7_000 } }],
  ];
  for (const [status, body, means] of answers) {
    const { url } = await collector(t, status, body);
    assert.deepEqual(await send(url), means, `${status} ${body.slice(0, 20)}`);
  }
});

test('the request goes to /v1/logs as JSON, with the token of its file', async (t) => {
  const tokenFile = path.join(drawer(t), 'token');
  writeFileSync(tokenFile, 'invented.token\n');
  const { url, seen } = await collector(t, 200, '{}');
  assert.ok((await send(`${url}/otel/`, tokenFile)).ok);
  const [request] = seen;
  assert.deepEqual(
    [
      request?.method,
      request?.url,
      request?.headers['content-type'],
      request?.headers.authorization,
    ],
    ['POST', '/otel/v1/logs', 'application/json', 'Bearer invented.token'],
  );
  writeFileSync(tokenFile, 'two\r\nheaders: here');
  assert.deepEqual(await send(url, tokenFile), { ok: false, fault: { kind: 'files' } });
});

test('a collector that is not there, or never answers, is a fault in time', async (t) => {
  assert.deepEqual(await send('http://127.0.0.1:1'), failed('unreachable'));
  const silent = createServer(() => {});
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  t.after(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  assert.deepEqual(await send(`http://127.0.0.1:${port}`), failed('unreachable'));
});

function failed(kind: string) {
  return { ok: false, fault: { kind } };
}

function send(url: string, tokenFile?: string) {
  const carrier = otlpCarrier({ url, tokenFile, tls: () => ({}), wholeMs: 500 });
  return carrier.send(origin, batch, new AbortController().signal);
}

async function collector(t: TestContext, status: number, body: string) {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    request.resume();
    response.writeHead(status, { 'retry-after': status >= 429 ? '7' : '' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}
