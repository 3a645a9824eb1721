import { createServer } from 'node:https';
import { connect, createServer as createRelay, type AddressInfo, type Socket } from 'node:net';
import { openTls } from '../../electron/node/network/tls.ts';
import { openHttpLine, type HttpLine } from '../../electron/node/registry/http-call.ts';
import { makeAuthority } from '../fakes/certificates.ts';
import { spread, table } from './figures.ts';

const rounds = 30;
/** A round trip to another city. */
const roundTripMs = 40;

/** One question over a new connection and over one that stands ready, as far away as a registry is. */
export async function measureAsk(): Promise<string> {
  const authority = makeAuthority();
  const tls = openTls({ ca: authority.cert });
  if (!tls.ok) throw new Error(tls.fault);
  const server = createServer(authority.issue(), (request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json').end('{"success":true}');
  });
  const relay = createRelay((near) => {
    const far = connect((server.address() as AddressInfo).port, '127.0.0.1');
    lag(near, far);
    lag(far, near);
  });
  for (const one of [server, relay])
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  const { port } = relay.address() as AddressInfo;
  const line = openHttpLine(`https://localhost:${String(port)}`, {
    connectMs: 3_000,
    tls: tls.value,
  });
  const cold = await ask(line, () => Promise.resolve());
  const warm = await ask(line, async () => {
    line.warm();
    await new Promise((resolve) => setTimeout(resolve, 250 + 6 * roundTripMs));
  });
  line.close();
  server.closeAllConnections();
  for (const one of [server, relay]) one.close();
  return table(
    `One question over TLS, ${String(roundTripMs)} ms there and back, ${String(rounds)} times, ms`,
    ['', 'median', 'p95'],
    [
      ['over a new connection', ...spread(cold)],
      ['over the one that stands ready', ...spread(warm)],
    ],
  );
}

/** Carries bytes one way, late. */
function lag(from: Socket, to: Socket): void {
  from.on('error', () => to.destroy());
  from.on('data', (bytes) => void setTimeout(() => to.write(bytes), roundTripMs / 2));
  from.on('close', () => void setTimeout(() => to.end(), roundTripMs / 2));
}

async function ask(line: HttpLine, before: () => Promise<void>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await before();
    const startedAt = performance.now();
    const call = { method: 'POST', path: '/', body: '{}' } as const;
    const called = await line.call(call, AbortSignal.timeout(5_000));
    if (!called.ok) throw new Error(called.fault.kind);
    took.push(performance.now() - startedAt);
  }
  return took;
}
