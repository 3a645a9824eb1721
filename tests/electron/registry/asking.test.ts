import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDiia } from '../../../electron/node/registry/diia.ts';
import { barcodeQuestion, fault, linkQuestion, soon } from '../../fakes/asking.ts';
import { json, sessionToken, startHostileRegistry } from '../../fakes/hostile-registry.ts';
import { barcodeText, linkText, otp } from '../../fixtures/document-codes.ts';
import { confirmed, plain, withDiia } from './with-diia.ts';

test('a question is one sign-in and one validation, with nothing in it but branch and code', async () => {
  await withDiia({}, { basic: 'YTpi' }, async (registry, double) => {
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
  await withDiia({}, {}, async (registry, double) => {
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
    await withDiia({}, { qr }, async (registry, double) => {
      await registry.ask(linkQuestion, soon());
      assert.deepEqual(JSON.parse(double.seen[1]?.body ?? ''), { branchId: 'first', qrcode: sent });
    });
  });
}

test('a registry that takes no QR is not even signed in to for one', async () => {
  await withDiia({}, { qr: 'never' }, async (registry, double) => {
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
    await withDiia({}, options, async (registry, double) => {
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
  await withDiia({}, { branches }, async (registry, double) => {
    assert.deepEqual(
      [await registry.ask(linkQuestion, soon()), await registry.ask(barcodeQuestion, soon())],
      [confirmed('veteran-certificate'), confirmed(undefined)],
    );
    const asked = double.seen.slice(1).map(({ body }) => JSON.parse(body).branchId);
    assert.deepEqual(asked, ['veterans', 'first']);
  });
});
