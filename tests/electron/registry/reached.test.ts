import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { test } from 'node:test';
import { openDiia } from '../../../electron/node/registry/diia.ts';
import { barcodeQuestion, fault, soon } from '../../fakes/asking.ts';
import { makeSelfSigned } from '../../fakes/certificates.ts';
import { raw, startHostileRegistry } from '../../fakes/hostile-registry.ts';
import { plain, withDiia } from './with-diia.ts';

test('a connection that is cut before the question was read has perhaps reached', async () => {
  const isDeafTo = (connection: number) => connection === 2;
  await withDiia({ isDeafTo }, {}, async (registry, double) => {
    assert.deepEqual(await registry.ask(barcodeQuestion, soon()), fault('answer-lost', 'perhaps'));
    assert.equal(double.validations(), 0);
  });
});

test('a refused connection has surely not reached', async () => {
  await withDiia({}, {}, async (registry, double) => {
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
  await withDiia({}, {}, async (registry, double) => {
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
  await withDiia({ validation }, {}, async (registry, double) => {
    const asked = await registry.ask(barcodeQuestion, newer.signal);
    assert.deepEqual(asked, fault('answer-lost', 'perhaps'));
    assert.equal(double.validations(), 1);
  });
});

test('a registry that is closed lets go of its questions', async () => {
  await withDiia({ validation: [raw('')] }, {}, async (registry, double) => {
    const asked = registry.ask(barcodeQuestion, soon());
    while (double.validations() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    registry.close();
    assert.deepEqual(await asked, fault('answer-lost', 'perhaps'));
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
