import assert from 'node:assert/strict';
import { X509Certificate, createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { createServer, type TlsOptions } from 'node:tls';
import { openTls, type TlsMaterial } from '../../../electron/node/network/tls.ts';
import { openHttpLine } from '../../../electron/node/registry/http-call.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Fault } from '../../../shared/verify/registry.ts';
import { makeAuthority, makeSelfSigned } from '../../fakes/certificates.ts';

const authority = makeAuthority();
const good = authority.issue();
const answer = '{"success":true}';
const said = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${String(answer.length)}\r\n\r\n${answer}`;

const pinOf = (cert: string) =>
  createHash('sha256')
    .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');

/** Asks a TLS server `times` times; also told how many of its connections said anything. */
async function ask(options: TlsOptions, material: TlsMaterial, times = 1) {
  let heard = 0;
  const server = createServer(options, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      heard += 1;
      socket.end(said);
    });
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tls = openTls(material);
  assert.ok(tls.ok);
  const { port } = server.address() as AddressInfo;
  const line = openHttpLine(`https://localhost:${String(port)}`, {
    connectMs: 1_000,
    tls: tls.value,
  });
  const calls = [];
  for (let time = 0; time < times; time += 1)
    calls.push(
      await line.call({ method: 'POST', path: '/', body: '{}' }, AbortSignal.timeout(2_000)),
    );
  line.close();
  await new Promise((resolve) => server.close(resolve));
  return { calls, heard };
}

const yes = succeeded({ status: 200, text: answer });
const fault = (kind: Fault['kind'], reached: Fault['reached'] = 'no') => failed({ kind, reached });
const day = 86_400_000;

test('an authority from the settings is trusted besides the system’s', async () => {
  const { calls } = await ask(good, { ca: authority.cert });
  assert.deepEqual(calls, [yes]);
});

for (const [what, server] of [
  ['of an authority that nobody named', makeAuthority().issue()],
  ['that vouches for itself', makeSelfSigned()],
  [
    'that names its host in the common name only',
    authority.issue({ subject: 'localhost', names: [] }),
  ],
  ['of another host', authority.issue({ names: ['registry.test'] })],
  ['that has expired', authority.issue({ from: Date.now() - 9 * day, until: Date.now() - day })],
  ['of the future', authority.issue({ from: Date.now() + day, until: Date.now() + 9 * day })],
] as const) {
  test(`a certificate ${what} is not trusted, and nothing is sent`, async () => {
    assert.deepEqual(await ask(server, { ca: authority.cert }), {
      calls: [fault('untrusted')],
      heard: 0,
    });
  });
}

test('a pinned registry is known by its key, also in a resumed session, and nobody else is', async () => {
  const other = pinOf(makeSelfSigned().cert);
  const pinned = { ca: authority.cert, pins: [other, pinOf(good.cert)] };
  assert.deepEqual(await ask(good, pinned, 3), { calls: [yes, yes, yes], heard: 3 });
  assert.deepEqual(await ask(authority.issue(), pinned, 2), {
    calls: [fault('untrusted'), fault('untrusted')],
    heard: 0,
  });
});

for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
  const strict = { ...good, ca: authority.cert, requestCert: true, maxVersion };

  test(`a registry that asks who we are is shown our certificate, in ${maxVersion}`, async () => {
    const material = { ca: authority.cert, ...authority.issue({ names: [] }) };
    assert.deepEqual((await ask(strict, material)).calls, [yes]);
  });
}

/** Not a part of the project: where it is missing, its tests are skipped. Node's own server tells no alert. */
const openssl = 'openssl';
const folder = mkdtempSync(path.join(tmpdir(), 'zvirka-'));
after(() => rmSync(folder, { recursive: true }));

for (const version of ['-tls1_2', '-tls1_3']) {
  test(`a registry that refuses our certificate has not seen the code, with ${version}`, async (t) => {
    const strict = await startStrict(version).catch(() => undefined);
    if (!strict) {
      t.skip('no openssl here');
      return;
    }
    for (const own of [{}, makeSelfSigned()]) {
      const tls = openTls({ ca: authority.cert, ...own });
      assert.ok(tls.ok);
      const options = { connectMs: 1_000, tls: tls.value };
      const line = openHttpLine(`https://localhost:${strict.port}`, options);
      const call = { method: 'POST', path: '/', body: '{}' } as const;
      const called = await line.call(call, AbortSignal.timeout(2_000));
      line.close();
      assert.ok(!called.ok && called.fault.reached !== 'perhaps');
      assert.equal(called.fault.kind, 'not-admitted');
    }
    strict.end();
  });
}

async function startStrict(version: string): Promise<{ port: string; end: () => void }> {
  const written = Object.entries({ ca: authority.cert, ...good }).flatMap(([name, pem]) => {
    const file = path.join(folder, `${name}.pem`);
    writeFileSync(file, pem);
    return [name === 'ca' ? '-CAfile' : `-${name}`, file];
  });
  const words = ['s_server', '-accept', '127.0.0.1:0', '-Verify', '1', '-verify_return_error'];
  const server = spawn(openssl, [...words, version, '-HTTP', ...written]);
  const port = await new Promise<string>((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', reject);
    server.stdout.on('data', (text) => {
      const [, told] = /ACCEPT \S*:(\d+)/.exec(String(text)) ?? [];
      if (told !== undefined) resolve(told);
    });
  });
  return { port, end: () => server.kill() };
}

test('TLS older than 1.2 is not spoken', async () => {
  const old = {
    ...good,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  } as const;
  assert.deepEqual((await ask(old, { ca: authority.cert })).calls, [fault('offline')]);
});

test('a file that holds no certificate, and a key that fits none, are told apart', () => {
  const { cert } = authority.issue();
  const { key } = authority.issue();
  assert.deepEqual(
    [
      openTls({ ca: 'not PEM' }),
      openTls({ cert, key }),
      openTls({ pfx: Buffer.from('not PKCS #12'), passphrase: 'x' }),
    ],
    [failed('ca'), failed('client'), failed('client')],
  );
});
