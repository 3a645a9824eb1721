import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';

/** One syslog message as it came off the wire. */
export interface Heard {
  readonly number: number;
  readonly desk: string;
  readonly journal: string;
  readonly leaf: string;
  /** Without its byte-order mark. */
  readonly text: string;
  /** The whole message. */
  readonly line: string;
}

/**
 * What the collector does with a connection: stores all and says goodbye; dies after some messages, as
 * `kill -9` does; never says goodbye; or says it without having stored anything, as rsyslog does when it is
 * told to stop while its database is away.
 */
export type Manner =
  | { readonly kind: 'honest' }
  | { readonly kind: 'dies'; readonly after: number }
  | { readonly kind: 'stalls' }
  | { readonly kind: 'lies' };

export interface SyslogCollector {
  readonly port: number;
  /** The signed heads that it has stored, each once. */
  readonly heads: readonly string[];
  /** What it has stored, each entry once, in the order of arrival. */
  readonly stored: readonly Heard[];
  /** How many messages came, again and again. */
  heard(): number;
  /** How many connections there were. */
  connections(): number;
  close(): Promise<void>;
}

export interface CollectorOptions {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
  /** Of the n-th connection, from 1. */
  readonly manner?: (connection: number) => Manner;
  readonly port?: number;
}

/** A collector of syslog over TLS (RFC 5425) that keeps each (desk, journal, number, leaf) once. */
export async function startSyslogCollector(options: CollectorOptions): Promise<SyslogCollector> {
  const stored = new Map<string, Heard>();
  const heads = new Set<string>();
  const sockets = new Set<Socket>();
  let [heard, connections] = [0, 0];
  const material = {
    ca: readFileSync(options.caFile),
    cert: readFileSync(options.certFile),
    key: readFileSync(options.keyFile),
    requestCert: true,
    allowHalfOpen: true,
  };
  const server = tls.createServer(material, (secure) => {
    connections += 1;
    const manner = options.manner?.(connections) ?? { kind: 'honest' };
    let taken = 0;
    treat(secure, manner, (line) => {
      heard += 1;
      taken += 1;
      if (manner.kind === 'lies' || (manner.kind === 'dies' && taken > manner.after)) return;
      const note = / zvirka - checkpoint .* note="([^"]*)"\]$/.exec(line)?.[1];
      if (note !== undefined) {
        heads.add(Buffer.from(note, 'base64').toString());
        return;
      }
      const one = heardOf(line);
      const key = `${one.desk} ${one.journal} ${one.number} ${one.leaf}`;
      if (!stored.has(key)) stored.set(key, one);
    });
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get stored() {
      return [...stored.values()];
    },
    get heads() {
      return [...heads];
    },
    heard: () => heard,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function treat(secure: TLSSocket, manner: Manner, take: (line: string) => void): void {
  let unread: Buffer = Buffer.alloc(0);
  let taken = 0;
  secure.on('error', () => {});
  secure.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    for (let frame = firstFrame(unread); frame; frame = firstFrame(unread)) {
      unread = frame.rest;
      taken += 1;
      take(frame.line);
      // The bare connection goes, without TLS's goodbye.
      if (manner.kind === 'dies' && taken > manner.after) secure.destroy();
    }
  });
  secure.on('end', () => {
    if (manner.kind === 'dies') secure.destroy();
    if (manner.kind === 'honest' || manner.kind === 'lies') {
      // At once, Node would now and then close without its goodbye.
      setImmediate(() => secure.end());
    }
  });
}

function firstFrame(bytes: Buffer): { readonly line: string; readonly rest: Buffer } | undefined {
  const space = bytes.indexOf(' ');
  const length = Number(bytes.subarray(0, Math.max(0, space)).toString());
  if (space < 1 || bytes.length < space + 1 + length) return undefined;
  const end = space + 1 + length;
  return { line: bytes.subarray(space + 1, end).toString('utf8'), rest: bytes.subarray(end) };
}

function heardOf(line: string): Heard {
  const param = (name: string) => {
    const written = new RegExp(` ${name}="((?:[^"\\\\\\]]|\\\\.)*)"`).exec(line)?.[1] ?? '';
    return written.replace(/\\(.)/g, '$1');
  };
  const text = /\] \uFEFF(.*)$/s.exec(line)?.[1] ?? '';
  const [desk, journal, leaf] = [param('desk'), param('journal'), param('leaf')];
  return { number: Number(param('number')), desk, journal, leaf, text, line };
}
