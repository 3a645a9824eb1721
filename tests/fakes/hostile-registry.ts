import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Identity } from './certificates.ts';

/** One request as the double read it off the wire. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Which connection it came over, from 1. */
  readonly connection: number;
}

/** What the double does with a request, byte for byte. */
export type Treatment = (socket: Socket, seen: Seen) => void;

export interface HostileOptions {
  readonly session?: readonly Treatment[];
  /** The question itself, whatever the protocol. */
  readonly validation?: readonly Treatment[];
  readonly evidence?: readonly Treatment[];
  /** Every other path. */
  readonly branch?: readonly Treatment[];
  /** Speaks TLS as this one, under the name `localhost`. */
  readonly tls?: Identity;
  /** Does this to every connection before a word was said. */
  readonly greets?: (socket: Socket) => void;
  /** Takes a connection, reads nothing from it and soon resets it. */
  readonly isDeafTo?: (connection: number) => boolean;
}

export interface HostileRegistry {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Paths of every request, in order. */
  paths(): readonly string[];
  /** How many questions arrived. */
  validations(): number;
  /** Takes no more connections; those that stand go on. */
  stopListening(): Promise<void>;
  close(): Promise<void>;
}

export const sessionToken = 'a.session.token';

/**
 * A registry that does to a client what networks, proxies and enemies do. Each route has a queue of
 * treatments; the last of them is repeated.
 */
export async function startHostileRegistry(options: HostileOptions): Promise<HostileRegistry> {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  const queues = {
    session: [...(options.session ?? [json(200, { token: sessionToken })])],
    validation: [...(options.validation ?? [json(200, { success: true })])],
    evidence: [...(options.evidence ?? [json(404, {})])],
    branch: [...(options.branch ?? [json(404, {})])],
  };
  let connections = 0;
  const take = (socket: Socket) => {
    connections += 1;
    const connection = connections;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    if (options.isDeafTo?.(connection)) {
      setTimeout(() => socket.resetAndDestroy(), 50);
      return;
    }
    options.greets?.(socket);
    readRequests(socket, connection, (request) => {
      seen.push(request);
      const queue = queues[routeOf(request)];
      const treat = queue.length > 1 ? queue.shift() : queue[0];
      treat?.(socket, request);
    });
  };
  const server = options.tls ? createTlsServer(options.tls, take) : createServer(take);
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return {
    url: options.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    seen,
    paths: () => seen.map(({ method, path }) => `${method} ${path}`),
    validations: () => seen.filter((one) => routeOf(one) === 'validation').length,
    stopListening: stop,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await stop();
    },
  };
}

/** A well-formed JSON answer. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Treatment {
  return answer(status, JSON.stringify(body), headers);
}

/** An answer with any body; a header of '' is left out, others replace the usual ones. */
export function answer(
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Treatment {
  return raw(whole(status, body, headers));
}

export function whole(
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Buffer {
  const bytes = Buffer.from(body as string);
  const all = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(bytes.length),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === '' ? [] : [`${name}: ${value}\r\n`],
  );
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Said\r\n${lines.join('')}\r\n`), bytes]);
}

/** These very bytes, and then nothing more; the connection stays. */
export function raw(bytes: string | Buffer): Treatment {
  return (socket) => void socket.write(bytes);
}

/** These bytes, and then the connection is cut. */
export function cutAfter(bytes: string | Buffer): Treatment {
  return (socket) => void socket.end(bytes);
}

/** The request is read and the connection reset. */
export const reset: Treatment = (socket) => void socket.resetAndDestroy();

/** So many bytes every `ms`. */
export function trickle(bytes: Buffer, ms: number, step = 1): Treatment {
  return (socket) => {
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || at >= bytes.length) clearInterval(timer);
      else socket.write(bytes.subarray(at, (at += step)));
    }, ms);
  };
}

function routeOf({ method, path }: Seen): 'session' | 'validation' | 'evidence' | 'branch' {
  if (path.startsWith('/api/v1/auth/')) return 'session';
  if (path.startsWith('/signature?')) return 'evidence';
  // A code is never in an address: whatever the protocol, its question is posted.
  return method === 'POST' ? 'validation' : 'branch';
}

function readRequests(socket: Socket, connection: number, tell: (seen: Seen) => void): void {
  let unread = '';
  socket.on('data', (bytes) => {
    unread += bytes.toString('latin1');
    for (;;) {
      const [head = '', ...rest] = unread.split('\r\n\r\n');
      if (rest.length === 0) return;
      const [first = '', ...lines] = head.split('\r\n');
      const [method = '', path = ''] = first.split(' ');
      const headers = Object.fromEntries(
        lines.map((line) => [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
      );
      const length = Number(headers['content-length'] ?? 0);
      const body = rest.join('\r\n\r\n');
      if (body.length < length) return;
      unread = body.slice(length);
      const text = Buffer.from(body.slice(0, length), 'latin1').toString();
      tell({ method, path, headers, body: text, connection });
    }
  });
}
