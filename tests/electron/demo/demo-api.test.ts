import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askDemoForCode } from '../../../electron/node/demo/ask-demo.ts';
import { startDemoRegistry } from '../../../electron/node/demo/demo-registry.ts';
import { documentTypes } from '../../../shared/identify/document-type.ts';
import { confirmed, document, otpOf, refusal, start, unknown, useDemo } from './call-demo.ts';

const { clock, demo, bearer, signIn, call, validate } = useDemo();

test('only the acquirer is signed in, and only a session opens the registry', async () => {
  const unauthorized = refusal(401, 'UnauthorizedError', 'Not authorized');
  const path = '/api/v1/acquirers/document-identification';
  assert.deepEqual(
    [
      await call('GET', '/api/v1/auth/acquirer/nobody'),
      await call('POST', path, {}),
      await call('POST', path, {}, { authorization: `Bearer ${demo().token}` }),
      await call('POST', path, {}, { authorization: `Basic ${demo().token}` }),
    ],
    Array(4).fill(unauthorized),
  );
});

test('a session lives two hours', async () => {
  const validation = { branchId: demo().branchId, barcode: '1000000000009' };
  await signIn();
  clock.now = start + 7_199_999;
  const before = await validate(validation);
  clock.now = start + 7_200_000;
  const at = await validate(validation);
  clock.now = start;
  await signIn();
  assert.deepEqual([before.status, at.status], [404, 401]);
});

test('wrong parameters are named, and a strange branch is forbidden', async () => {
  const fieldsOf = async (body: unknown) => {
    const { status, body: said } = await validate(body);
    return [status, ...(said.data?.errors ?? []).map(({ field }: { field: string }) => field)];
  };
  const branchId = demo().branchId;
  assert.deepEqual(
    [
      await fieldsOf({}),
      await fieldsOf({ branchId, barcode: 1 }),
      await fieldsOf({ branchId, barcode: '123' }),
      await fieldsOf({ branchId, qrcode: 'https://diia.app/documents/x/y/verify/z' }),
      await fieldsOf({ barcode: '1000000000009' }),
      await fieldsOf([]),
      await fieldsOf('{'),
      await fieldsOf({ branchId: 'strange', barcode: '1000000000009' }),
    ],
    [
      [422, 'branchId', 'qrcode'],
      [422, 'barcode'],
      [422, 'barcode'],
      [422, 'qrcode'],
      [422, 'branchId'],
      [422, 'branchId', 'qrcode'],
      [400],
      [403],
    ],
  );
});

test('a body over 100 kB, a strange route and a page of the web are refused', async () => {
  const statuses = await Promise.all([
    validate({ branchId: 'x'.repeat(100_000) }),
    call('GET', '/api/v1/acquirers/document-identification', undefined, {
      authorization: bearer(),
    }),
    call('GET', '/'),
    call('GET', '/demo/desk', undefined, { origin: 'https://page.test' }),
  ]);
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [413, 404, 404, 403],
  );
});

test('a branch tells the one class that it may confirm', async () => {
  const headers = { authorization: bearer() };
  const id = demo().branches['student-id-card'];
  const one = await call('GET', `/api/v2/acquirers/branch/${id}`, undefined, headers);
  const page = await call('GET', '/api/v2/acquirers/branches?skip=1&limit=2', undefined, headers);
  assert.deepEqual(
    [one.body._id, one.body.scopes.documentIdentification, page.body.total],
    [id, ['student-id-card'], documentTypes.length],
  );
  assert.deepEqual(
    page.body.branches.map(({ _id }: { _id: string }) => _id),
    documentTypes.slice(1, 3).map((type) => demo().branches[type]),
  );
  assert.equal(
    (await call('GET', '/api/v2/acquirers/branch/strange', undefined, headers)).status,
    403,
  );
});

test("the demo's own routes make a code, tell its class without using it up, and tell the desk", async () => {
  const code = await askDemoForCode(demo().url, { document: 'pension-card', state: 'live' });
  assert.ok(code);
  const classOf = (key: string) => call('GET', `/demo/codes/${key}`);
  const known = { status: 200, body: { document: 'pension-card' } };
  assert.deepEqual(
    [await classOf(code.digits), await classOf(otpOf(code.link)), await classOf('%E0%A4%A')],
    [known, known, unknown],
  );
  const { token, branchId, branches } = demo();
  assert.deepEqual((await call('GET', '/demo/desk')).body, { token, branchId, branches });
  const branch = branches['pension-card'];
  assert.deepEqual(await validate({ branchId: branch, barcode: code.digits }), confirmed);
});

test('who is no demo registry gives no code', async () => {
  assert.equal(await askDemoForCode('http://127.0.0.1:1', { document, state: 'live' }), undefined);
  const wrong = { document: 'nothing', state: 'live' } as never;
  assert.equal(await askDemoForCode(demo().url, wrong), undefined);
});

test('the demo listens to this machine alone', async () => {
  assert.match(demo().url, /^http:\/\/127\.0\.0\.1:\d+$/);
  await assert.rejects(startDemoRegistry({ port: Number(new URL(demo().url).port) }), {
    code: 'EADDRINUSE',
  });
});

test('an address that is none is refused, and the registry goes on', async () => {
  const other = await startDemoRegistry();
  const { port } = new URL(other.url);
  const statuses: (number | undefined)[] = [];
  for (const path of ['//', '//%', '/api/v1/nothing']) {
    const [response] = (await once(get({ host: '127.0.0.1', port, path }), 'response')) as [
      IncomingMessage,
    ];
    response.resume();
    statuses.push(response.statusCode);
  }
  await other.close();
  assert.deepEqual(statuses.at(-1), 404);
  assert.ok(statuses.every((status) => status === 400 || status === 404));
});
