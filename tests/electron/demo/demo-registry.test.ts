import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askDemoForCode } from '../../../electron/node/demo/ask-demo.ts';
import { startDemoRegistry, type DemoRegistry } from '../../../electron/node/demo/demo-registry.ts';
import { phoneCodeStates } from '../../../shared/contract/contract.ts';
import { documentTypes } from '../../../shared/identify/document-type.ts';
import { identify } from '../../../shared/identify/identify.ts';

const start = 1_800_000_000_000;
const document = 'veteran-certificate';
let now = start;
let demo: DemoRegistry;
let bearer: string;

before(async () => {
  demo = await startDemoRegistry({ now: () => now });
  bearer = await signIn();
});
after(() => demo.close());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a reply's body is what the tests look into
type Called = { status: number; body: any };

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Called> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(demo.url + path, {
    method,
    headers,
    ...(body !== undefined && { body: text }),
  });
  assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
  return { status: response.status, body: await response.json() };
}

async function signIn(): Promise<string> {
  const { body } = await call('GET', `/api/v1/auth/acquirer/${demo.token}`);
  return `Bearer ${body.token}`;
}

const validate = (body: unknown) =>
  call('POST', '/api/v1/acquirers/document-identification', body, { authorization: bearer });
const otpOf = (link: string) => link.split('/').at(-1) ?? '';
const refusal = (code: number, name: string, message: string) => ({
  status: code,
  body: { name, message, code },
});
const confirmed = { status: 200, body: { success: true } };
const used = refusal(400, 'BadRequestError', 'This code has been used already!');
const unknown = refusal(404, 'NotFoundError', 'No record with presented code!');
const expired = refusal(400, 'BadRequestError', 'Code has been expired!');

test('every code of every class is one that the desk identifies', () => {
  for (const type of documentTypes) {
    for (const state of phoneCodeStates) {
      const { link, digits } = demo.issue({ document: type, state });
      const [qr, bars] = [identify(link), identify(digits)];
      assert.ok(qr.kind === 'document' && qr.code.kind === 'link' && qr.code.claims === type);
      assert.ok(bars.kind === 'document' && bars.code.kind === 'barcode');
    }
  }
});

test("an e-passport's link carries a record number with a true check digit, and nobody's", () => {
  const { link } = demo.issue({ document: 'internal-passport', state: 'live' });
  const id = /\/(\d{8})-(0000)(\d)-\d{4}-\d\d-\d\d\//.exec(link);
  const digits = `${id?.[1]}${id?.[2]}`;
  const sum = Array.from(digits).reduce(
    (so, d, at) => so + Number(d) * ([7, 3, 1][at % 3] ?? 0),
    0,
  );
  assert.equal(Number(id?.[3]), sum % 10);
});

test('a live code is confirmed once, and its other shape is used up with it', async () => {
  const [one, two] = [
    demo.issue({ document, state: 'live' }),
    demo.issue({ document, state: 'live' }),
  ];
  const branchId = demo.branchId;
  assert.deepEqual(
    [
      await validate({ branchId, barcode: one.digits }),
      await validate({ branchId, qrcode: one.link }),
      await validate({ branchId, qrcode: two.link }),
      await validate({ branchId, qrcode: otpOf(two.link) }),
      await validate({ branchId, barcode: two.digits }),
    ],
    [confirmed, used, confirmed, used, used],
  );
});

test('a code lives three minutes and is forgotten after a day', async () => {
  const { digits, expiresAt } = demo.issue({ document, state: 'live' });
  const ask = () => validate({ branchId: demo.branchId, barcode: digits });
  assert.equal(expiresAt, start + 180_000);
  now = start + 180_000;
  const atThreeMinutes = await ask();
  now = start + 86_400_000 + 180_001;
  bearer = await signIn();
  const later = await ask();
  now = start;
  assert.deepEqual([atThreeMinutes, later], [expired, unknown]);
});

test('a code that is a moment short of three minutes is confirmed', async () => {
  const { digits } = demo.issue({ document, state: 'live' });
  now = start + 179_999;
  const asked = await validate({ branchId: demo.branchId, barcode: digits });
  now = start;
  assert.deepEqual(asked, confirmed);
});

test('each wished state answers as it should, however often it is asked', async () => {
  const withdrawn = {
    success: false,
    name: 'DocumentError',
    message: 'Document has been withdrawn',
  };
  const expected = { expired, used, withdrawn: { status: 200, body: withdrawn }, unknown };
  for (const [state, answer] of Object.entries(expected)) {
    const { digits } = demo.issue({ document, state: state as keyof typeof expected });
    const ask = () => validate({ branchId: demo.branchId, barcode: digits });
    assert.deepEqual([await ask(), await ask()], [answer, answer]);
  }
});

test('a code of another class is refused and stays live', async () => {
  const { digits } = demo.issue({ document: 'driver-license', state: 'live' });
  const wrong = refusal(400, 'BadRequestError', 'Document type must be veteran-certificate');
  assert.deepEqual(
    [
      await validate({ branchId: demo.branchId, barcode: digits }),
      await validate({ branchId: demo.branches['driver-license'], barcode: digits }),
    ],
    [wrong, confirmed],
  );
});

test('only the acquirer is signed in, and only a session opens the registry', async () => {
  const unauthorized = refusal(401, 'UnauthorizedError', 'Not authorized');
  const path = '/api/v1/acquirers/document-identification';
  assert.deepEqual(
    [
      await call('GET', '/api/v1/auth/acquirer/nobody'),
      await call('POST', path, {}),
      await call('POST', path, {}, { authorization: `Bearer ${demo.token}` }),
      await call('POST', path, {}, { authorization: `Basic ${demo.token}` }),
    ],
    Array(4).fill(unauthorized),
  );
});

test('a session lives two hours', async () => {
  const validation = { branchId: demo.branchId, barcode: '1000000000009' };
  bearer = await signIn();
  now = start + 7_199_999;
  const before = await validate(validation);
  now = start + 7_200_000;
  const at = await validate(validation);
  now = start;
  bearer = await signIn();
  assert.deepEqual([before.status, at.status], [404, 401]);
});

test('wrong parameters are named, and a strange branch is forbidden', async () => {
  const fieldsOf = async (body: unknown) => {
    const { status, body: said } = await validate(body);
    return [status, ...(said.data?.errors ?? []).map(({ field }: { field: string }) => field)];
  };
  const branchId = demo.branchId;
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
    call('GET', '/api/v1/acquirers/document-identification', undefined, { authorization: bearer }),
    call('GET', '/'),
    call('GET', '/demo/desk', undefined, { origin: 'https://page.test' }),
  ]);
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [413, 404, 404, 403],
  );
});

test('a branch tells the one class that it may confirm', async () => {
  const headers = { authorization: bearer };
  const id = demo.branches['student-id-card'];
  const one = await call('GET', `/api/v2/acquirers/branch/${id}`, undefined, headers);
  const page = await call('GET', '/api/v2/acquirers/branches?skip=1&limit=2', undefined, headers);
  assert.deepEqual(
    [one.body._id, one.body.scopes.documentIdentification, page.body.total],
    [id, ['student-id-card'], documentTypes.length],
  );
  assert.deepEqual(
    page.body.branches.map(({ _id }: { _id: string }) => _id),
    documentTypes.slice(1, 3).map((type) => demo.branches[type]),
  );
  assert.equal(
    (await call('GET', '/api/v2/acquirers/branch/strange', undefined, headers)).status,
    403,
  );
});

test("the demo's own routes make a code, tell its class without using it up, and tell the desk", async () => {
  const code = await askDemoForCode(demo.url, { document: 'pension-card', state: 'live' });
  assert.ok(code);
  const classOf = (key: string) => call('GET', `/demo/codes/${key}`);
  const known = { status: 200, body: { document: 'pension-card' } };
  assert.deepEqual(
    [await classOf(code.digits), await classOf(otpOf(code.link)), await classOf('%E0%A4%A')],
    [known, known, unknown],
  );
  const { token, branchId, branches } = demo;
  assert.deepEqual((await call('GET', '/demo/desk')).body, { token, branchId, branches });
  const branch = branches['pension-card'];
  assert.deepEqual(await validate({ branchId: branch, barcode: code.digits }), confirmed);
});

test('who is no demo registry gives no code', async () => {
  assert.equal(await askDemoForCode('http://127.0.0.1:1', { document, state: 'live' }), undefined);
  const wrong = { document: 'nothing', state: 'live' } as never;
  assert.equal(await askDemoForCode(demo.url, wrong), undefined);
});

test('the demo listens to this machine alone', async () => {
  assert.match(demo.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  await assert.rejects(startDemoRegistry({ port: Number(new URL(demo.url).port) }), {
    code: 'EADDRINUSE',
  });
});

test('an address that is none is refused, and the registry goes on', async () => {
  const demo = await startDemoRegistry();
  const { port } = new URL(demo.url);
  const statuses: (number | undefined)[] = [];
  for (const path of ['//', '//%', '/api/v1/nothing']) {
    const [response] = (await once(get({ host: '127.0.0.1', port, path }), 'response')) as [
      IncomingMessage,
    ];
    response.resume();
    statuses.push(response.statusCode);
  }
  await demo.close();
  assert.deepEqual(statuses.at(-1), 404);
  assert.ok(statuses.every((status) => status === 400 || status === 404));
});
