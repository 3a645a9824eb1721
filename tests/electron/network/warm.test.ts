import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openHttpLine, type LineOptions } from '../../../electron/node/registry/http-call.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Fault } from '../../../shared/verify/registry.ts';
import type { Signal } from '../../../shared/verify/signals.ts';

const said = (text: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${String(text.length)}\r\n\r\n${text}`;

/** A server that answers with the number of the connection a question came by. */
async function openServer(t: TestContext, greet?: (socket: Socket, connection: number) => void) {
  const sockets: Socket[] = [];
  const questions: string[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    const connection = sockets.length;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      questions.push(bytes.toString().split(' ')[0] ?? '');
      socket.write(said(`{"connection":${String(connection)}}`));
    });
    greet?.(socket, connection);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    sockets.forEach((socket) => socket.resetAndDestroy());
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  t.after(close);
  return { port, sockets, questions, close, url: `http://127.0.0.1:${String(port)}` };
}

function open(t: TestContext, url: string, options: Partial<LineOptions> = {}) {
  const signals: Signal['kind'][] = [];
  const tell = ({ kind }: Signal) => signals.push(kind);
  const line = openHttpLine(url, { connectMs: 500, tell, ...options });
  t.after(() => line.close());
  const ask = (method: 'GET' | 'POST' = 'POST') =>
    line.call(
      { method, path: '/', ...(method === 'POST' && { body: '{}' }) },
      AbortSignal.timeout(3_000),
    );
  return { line, ask, signals };
}

const from = (connection: number) =>
  succeeded({ status: 200, text: `{"connection":${String(connection)}}` });
const fault = (kind: Fault['kind'], reached: Fault['reached']) => failed({ kind, reached });

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !holds(); turn += 1) await sleep(5);
  assert.ok(holds());
}

test('a question takes the connection that stands ready, and no other exchange does', async (t) => {
  const { url, sockets } = await openServer(t);
  const { line, ask } = open(t, url);
  line.warm();
  await until(() => sockets.length === 1);
  assert.deepEqual([await ask('GET'), await ask()], [from(2), from(1)]);
});

test('a connection carries one question, and the next one stands ready soon after', async (t) => {
  const { url, sockets } = await openServer(t);
  const { line, ask } = open(t, url);
  line.warm();
  await until(() => sockets.length === 1);
  assert.deepEqual(await ask(), from(1));
  await until(() => sockets.length === 2);
  await sleep(20);
  assert.deepEqual(await ask(), from(2));
});

test('a line that nobody warmed keeps no connection', async (t) => {
  const { url, sockets } = await openServer(t);
  const { ask } = open(t, url);
  await ask();
  await sleep(400);
  assert.equal(sockets.length, 1);
});

test('a connection that spoke before it was asked is thrown away', async (t) => {
  const early = said('{"connection":"early"}');
  const { url, sockets, questions } = await openServer(t, (socket, connection) => {
    if (connection === 1) socket.write(early);
  });
  const { line, ask } = open(t, url);
  line.warm();
  await until(() => sockets.length === 2);
  await sleep(20);
  assert.deepEqual([await ask(), questions], [from(2), ['POST']]);
});

test('an answer that comes before the question is nobody’s answer, and the question is not put', async (t) => {
  const { url, questions } = await openServer(t, (socket) => socket.write(said('{}')));
  const { ask } = open(t, url);
  assert.deepEqual([await ask(), questions], [fault('unintelligible', 'no'), []]);
});

test('a connection that the other side closed is replaced before anybody notices', async (t) => {
  const { url, sockets } = await openServer(t);
  const { line, ask, signals } = open(t, url);
  line.warm();
  await until(() => sockets.length === 1);
  sockets[0]?.end();
  await until(() => sockets.length === 2);
  await sleep(20);
  assert.deepEqual([await ask(), signals.includes('way-lost')], [from(2), false]);
});

test('a registry that goes away is told at once, without a question', async (t) => {
  const { url, sockets, close } = await openServer(t);
  const { line, signals } = open(t, url);
  line.warm();
  await until(() => sockets.length === 1);
  await sleep(20);
  const before = performance.now();
  await close();
  await until(() => signals.includes('way-lost'));
  assert.ok(performance.now() - before < 1_000);
});

test('a server that closes each connection at once is not connected to without end', async (t) => {
  const { url, sockets } = await openServer(t, (socket) => socket.end());
  const { line } = open(t, url);
  line.warm();
  await sleep(500);
  assert.ok(sockets.length <= 3, String(sockets.length));
});

test('an answer whose first byte is late is given up, whatever the asker’s patience', async (t) => {
  const server = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const { ask } = open(t, `http://127.0.0.1:${String(port)}`, { firstByteMs: 100 });
  const before = performance.now();
  assert.deepEqual(await ask(), fault('timed-out', 'perhaps'));
  assert.ok(performance.now() - before < 300);
});

test('a registry’s answer tells the time, a stranger’s page does not', async (t) => {
  const date = 'Sun, 22 Nov 2026 08:00:00 GMT';
  const types = ['text/html', 'application/json'];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () =>
      socket.end(
        `HTTP/1.1 503 No\r\ndate: ${date}\r\ncontent-type: ${types.shift() ?? ''}\r\ncontent-length: 2\r\n\r\n{}`,
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const dates: number[] = [];
  const { ask } = open(t, `http://127.0.0.1:${String(port)}`, {
    tell: (signal) => {
      if (signal.kind === 'dated') dates.push(signal.date);
    },
  });
  await ask();
  await ask();
  assert.deepEqual(dates, [Date.parse(date)]);
});
