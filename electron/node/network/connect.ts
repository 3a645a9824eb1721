import net, { type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { Fault } from '../../../shared/verify/registry.ts';
import { tunnel, waysOf, type Way } from './proxy.ts';
import { handshakeFault, type TlsClient } from './tls.ts';

/** Where to, and by what means. */
export interface Route {
  readonly address: URL;
  /** Absent for plain HTTP, which is for this very machine only. */
  readonly tls: TlsClient | undefined;
  /** The ways to an address, in a PAC script's words. */
  readonly proxyFor: (url: string) => Promise<string>;
  /** `user:password` for a proxy that asks. */
  readonly proxyLogin: (proxy: URL) => string | undefined;
  /** The whole way must stand after this, in milliseconds. */
  readonly connectMs: number;
}

type Connected = Result<Socket, Fault>;

/**
 * A connection over which a question may leave: for TLS one whose handshake, certificate and pin held.
 * Every fault is `reached: 'no'`. Never rejects.
 */
export function connect(route: Route, signal: AbortSignal): Promise<Connected> {
  return withDeadline(route.connectMs, [signal], (inTime) => tryWays(route, inTime));
}

async function tryWays(route: Route, inTime: AbortSignal): Promise<Connected> {
  // A plain registry is on this very machine: no proxy stands between.
  const told = route.tls ? await within(inTime, route.proxyFor(route.address.href)) : 'DIRECT';
  let last: Connected = failed({ kind: 'proxy-refused', reached: 'no' });
  for (const way of waysOf(told)) {
    last = await follow(route, way, inTime);
    if (last.ok || inTime.aborted) return last;
  }
  return told === '' ? offline : last;
}

const offline: Connected = failed({ kind: 'offline', reached: 'no' });

/** What is told in time; nothing afterwards, or when it can't be told. */
function within(signal: AbortSignal, told: Promise<string>): Promise<string> {
  return new Promise((resolve) => {
    const leave = () => resolve('');
    signal.addEventListener('abort', leave, { once: true });
    told.then(resolve, leave).finally(() => signal.removeEventListener('abort', leave));
  });
}

async function follow(route: Route, way: Way, signal: AbortSignal): Promise<Connected> {
  const { address, tls, proxyLogin } = route;
  const port = address.port || (tls ? '443' : '80');
  const carried =
    way.kind === 'direct'
      ? await reach(address, Number(port), signal)
      : await tunnel(way.address, `${address.hostname}:${port}`, proxyLogin(way.address), signal);
  return carried.ok && tls ? secure(tls, carried.value, address, signal) : carried;
}

function reach({ hostname }: URL, port: number, signal: AbortSignal): Promise<Connected> {
  const socket = net.connect({ host: bare(hostname), port });
  socket.setNoDelay(true);
  return ready(socket, 'connect', signal, () => ({ kind: 'offline', reached: 'no' }));
}

async function secure(
  tls: TlsClient,
  carrier: Socket,
  { hostname }: URL,
  signal: AbortSignal,
): Promise<Connected> {
  const secured: TLSSocket = tls.over(carrier, bare(hostname));
  // A broken handshake may leave the carrier behind, and its error be heard by nobody.
  carrier.on('error', () => secured.destroy());
  secured.once('close', () => carrier.destroy());
  const shaken = await ready(secured, 'secureConnect', signal, handshakeFault);
  if (!shaken.ok || tls.isPinned(secured)) return shaken;
  secured.destroy();
  return failed({ kind: 'untrusted', reached: 'no' });
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** Waits for the event that makes a socket usable. A socket that failed or came too late is destroyed. */
function ready(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
  faultOf: (error: Error | undefined) => Fault,
): Promise<Connected> {
  return new Promise((resolve) => {
    const settle = (connected: Connected) => {
      signal.removeEventListener('abort', leave);
      socket.removeListener('close', leave);
      if (!connected.ok) socket.destroy();
      resolve(connected);
    };
    const leave = () => settle(offline);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    // Stays for the socket's life: an error that nobody hears would end the program.
    socket.on('error', (error) => settle(failed(faultOf(error))));
    socket.once('close', leave);
    socket.once(event, () => settle(succeeded(socket)));
  });
}
