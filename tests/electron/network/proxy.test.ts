import assert from 'node:assert/strict';
import { createServer as createPlain } from 'node:http';
import { createServer } from 'node:https';
import { createServer as createNet, type AddressInfo, type Socket } from 'node:net';
import { after, test } from 'node:test';
import {
  loginOfEnvironment,
  proxyOfEnvironment,
  waysOf,
} from '../../../electron/node/network/proxy.ts';
import { openTls } from '../../../electron/node/network/tls.ts';
import { openHttpLine, type LineOptions } from '../../../electron/node/registry/http-call.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Fault } from '../../../shared/verify/registry.ts';
import { makeAuthority } from '../../fakes/certificates.ts';
import { startProxy } from '../../fakes/proxy.ts';

const authority = makeAuthority();
const opened = openTls({ ca: authority.cert });
assert.ok(opened.ok);
const tls = opened.value;

let questions = 0;
const sockets = new Set<Socket>();
const server = createServer(authority.issue(), (_request, response) => {
  questions += 1;
  response.setHeader('content-type', 'application/json').end('{"success":true}');
});
server.on('secureConnection', (socket) => sockets.add(socket));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => {
  sockets.forEach((socket) => socket.destroy());
  server.close();
});
const url = `https://localhost:${String((server.address() as AddressInfo).port)}`;

const soon = () => AbortSignal.timeout(3_000);
const host = (address: string) => new URL(address).host;

async function callBy(told: string, more: Partial<LineOptions> = {}) {
  const proxyFor = () => Promise.resolve(told);
  const line = openHttpLine(url, { connectMs: 1_000, tls, proxyFor, ...more });
  const called = await line.call({ method: 'POST', path: '/', body: '{}' }, soon());
  line.close();
  return called;
}

const answered = succeeded({ status: 200, text: '{"success":true}' });
const fault = (kind: Fault['kind'], reached: Fault['reached'] = 'no') => failed({ kind, reached });

test('a question goes through the proxy’s tunnel, and the proxy sees nothing but the address', async () => {
  const proxy = await startProxy();
  const called = await callBy(`PROXY ${host(proxy.url)}`);
  assert.deepEqual([called, proxy.asked], [answered, [host(url)]]);
  await proxy.close();
});

test('a proxy that wants a password is told as such, and a login opens it', async () => {
  const proxy = await startProxy({ wants: 'window-4:п:ароль' });
  const told = `PROXY ${host(proxy.url)}`;
  assert.deepEqual(
    [await callBy(told), await callBy(told, { proxyLogin: () => 'window-4:п:ароль' })],
    [fault('proxy-refused'), answered],
  );
  await proxy.close();
});

for (const [status, kind] of [
  [403, 'proxy-refused'],
  [302, 'proxy-refused'],
  [502, 'offline'],
  [503, 'offline'],
  [504, 'offline'],
] as const) {
  test(`a proxy that says ${String(status)} to a tunnel lets no question leave: ${kind}`, async () => {
    const proxy = await startProxy({ status });
    const before = questions;
    const called = await callBy(`PROXY ${host(proxy.url)}`);
    assert.deepEqual([called, questions - before], [fault(kind), 0]);
    await proxy.close();
  });
}

test('where the first way fails the next is taken, as a PAC script orders them', async () => {
  const dead = await startProxy();
  await dead.close();
  const good = await startProxy();
  const called = await callBy(`PROXY ${host(dead.url)}; PROXY ${host(good.url)}; DIRECT`);
  assert.deepEqual([called, good.asked.length], [answered, 1]);
  await good.close();
});

test('nobody goes past a proxy that can’t be spoken to', async () => {
  const before = questions;
  const tries = [await callBy('SOCKS5 127.0.0.1:1'), await callBy('HTTPS 127.0.0.1:1')];
  assert.deepEqual(
    [tries, questions - before],
    [[fault('proxy-refused'), fault('proxy-refused')], 0],
  );
});

test('a system that can’t tell its proxy lets no question leave', async () => {
  const broken = () => Promise.reject(new Error('no settings'));
  const silent = () => new Promise<string>(() => {});
  const line = { connectMs: 200 };
  assert.deepEqual(
    [
      await callBy('', { ...line, proxyFor: broken }),
      await callBy('', { ...line, proxyFor: silent }),
    ],
    [fault('offline'), fault('offline')],
  );
});

test('a tunnel that is cut after the question left has perhaps reached', async () => {
  const proxy = await startProxy();
  const silent = createServer(authority.issue(), () => proxy.cut());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const proxyFor = () => Promise.resolve(`PROXY ${host(proxy.url)}`);
  const line = openHttpLine(`https://localhost:${String(port)}`, {
    connectMs: 1_000,
    tls,
    proxyFor,
  });
  const called = await line.call({ method: 'POST', path: '/', body: '{}' }, soon());
  assert.deepEqual(called, fault('answer-lost', 'perhaps'));
  line.close();
  await proxy.close();
  silent.close();
});

test('a registry on this very machine is never looked for behind a proxy', async () => {
  const plain = createPlain((_request, response) => {
    response.setHeader('content-type', 'application/json').end('{"success":true}');
  });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const { port } = plain.address() as AddressInfo;
  const line = openHttpLine(`http://127.0.0.1:${String(port)}`, {
    connectMs: 500,
    proxyFor: () => Promise.resolve('PROXY 127.0.0.1:9'),
  });
  assert.deepEqual(await line.call({ method: 'GET', path: '/' }, soon()), answered);
  line.close();
  plain.close();
});

test('a proxy that says anything into the tunnel before we did has dug none', async () => {
  const early = createNet((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.write('HTTP/1.1 200 Dug\r\n\r\nHTTP/1.1 200 OK\r\n\r\n'));
  });
  await new Promise<void>((resolve) => early.listen(0, '127.0.0.1', resolve));
  const { port } = early.address() as AddressInfo;
  const startedAt = performance.now();
  assert.deepEqual(await callBy(`PROXY 127.0.0.1:${String(port)}`), fault('offline'));
  assert.ok(performance.now() - startedAt < 500, 'it was waited for');
  early.close();
});

test('a PAC script’s words are read, whatever their case, and what is not understood is no way', () => {
  assert.deepEqual(
    waysOf('proxy a.test:3128;DIRECT ; SOCKS b.test:1080; ; PROXY ::bad::').map((way) =>
      way.kind === 'direct' ? 'direct' : way.address.host,
    ),
    ['a.test:3128', 'direct'],
  );
});

test('the environment’s proxy holds but for the names it excepts', () => {
  const environment = {
    HTTPS_PROXY: 'http://proxy.test:3128',
    NO_PROXY: '.local.test, other.test:444',
  };
  const told = [
    'https://registry.test',
    'https://a.local.test',
    'https://other.test',
    'https://other.test:444',
  ];
  assert.deepEqual(
    told.map((address) => proxyOfEnvironment(address, environment)),
    ['PROXY proxy.test:3128', 'DIRECT', 'PROXY proxy.test:3128', 'DIRECT'],
  );
  assert.equal(proxyOfEnvironment('https://registry.test', {}), 'DIRECT');
  assert.equal(
    proxyOfEnvironment('https://registry.test', { ...environment, no_proxy: '*' }),
    'DIRECT',
  );
});

test('every name of the environment’s proxy is heard, and an empty one is none', () => {
  const told = [
    { ALL_PROXY: 'http://any.test:1' },
    { all_proxy: 'any.test:1' },
    { ALL_PROXY: 'http://any.test:1', HTTPS_PROXY: 'http://own.test:2' },
    { https_proxy: '', HTTPS_PROXY: 'http://own.test:2' },
  ].map((environment) => proxyOfEnvironment('https://registry.test', environment));
  assert.deepEqual(told, [
    'PROXY any.test:1',
    'PROXY any.test:1',
    'PROXY own.test:2',
    'PROXY own.test:2',
  ]);
});

test('a proxy that is named and can’t be read is no way, and never one past it', async () => {
  for (const named of ['not a url', 'http://', 'proxy.test:port', 'socks5://proxy.test:1080']) {
    const told = proxyOfEnvironment(url, { HTTPS_PROXY: named });
    assert.deepEqual([waysOf(told), await callBy(told)], [[], fault('proxy-refused')], named);
  }
});

test('a login in the environment’s proxy address is read as it is written', () => {
  const logins = [
    'http://user:p%40ss@proxy.test:3128',
    'user:pw@proxy.test:3128',
    'http://100%:50%п%zz@proxy.test:3128',
    'http://user:%ff@proxy.test:3128',
    'http://user@proxy.test:3128',
    'http://proxy.test:3128',
    '',
  ].map((named) => loginOfEnvironment({ https_proxy: named })(new URL('http://proxy.test:3128')));
  assert.deepEqual(logins, [
    'user:p@ss',
    'user:pw',
    '100%:50%п%zz',
    'user:%ff',
    'user:',
    undefined,
    undefined,
  ]);
});

test('the login of the environment’s proxy is shown to no other', () => {
  const login = loginOfEnvironment({ ALL_PROXY: 'http://user:pw@proxy.test' });
  const proxies = ['http://proxy.test:80', 'http://proxy.test:3128', 'http://other.test'];
  assert.deepEqual(
    proxies.map((proxy) => login(new URL(proxy))),
    ['user:pw', undefined, undefined],
  );
});
