import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { never } from '../../../shared/lib/never.ts';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { Fault } from '../../../shared/verify/registry.ts';
import type { Signal } from '../../../shared/verify/signals.ts';
import { connect, type Route } from '../network/connect.ts';
import { keepSpare, type Spare } from '../network/spare.ts';
import { isClientRefused, openTls, type TlsClient } from '../network/tls.ts';
import { brokenOff } from './broken-off.ts';
import { readDate } from './http-date.ts';
import { readBody, type Body } from './json-text.ts';
import { whenDoubled, whenSilent } from './out-of-turn.ts';

/** What HTTP can carry in a header: anything else is a mistyped secret. */
export const headerSafe = /^[\x21-\x7e]{1,8192}$/;

export interface HttpCall {
  readonly method: 'GET' | 'POST';
  /** Below the registry's address, percent-encoded, from `/`. May hold a secret: never told in a fault. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The answer's body is wanted as bytes, at most so many, whatever their type. */
  readonly bytes?: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** JSON text as sent; undefined when the body is none of ours: another type, cached, packed, too long. */
  readonly text: string | undefined;
  /** The text of an `application/problem+json` (RFC 9457); `text` is undefined then. */
  readonly problem?: string | undefined;
  /** Only where the call wanted bytes; undefined when they are too many, cached or packed. */
  readonly bytes?: Uint8Array | undefined;
}

/** How a line is laid and what it tells by the way. Times are milliseconds. */
export interface LineOptions {
  /** A connection must stand after this. */
  readonly connectMs: number;
  /** The first byte of an answer must be there after this; without it only the asker's deadline counts. */
  readonly firstByteMs?: number | undefined;
  /** Absent: the system's trust, and no certificate of our own. */
  readonly tls?: TlsClient | undefined;
  /** The ways to an address, in a PAC script's words; straight when absent. */
  readonly proxyFor?: ((url: string) => Promise<string>) | undefined;
  /** `user:password` for a proxy that asks. */
  readonly proxyLogin?: ((proxy: URL) => string | undefined) | undefined;
  readonly tell?: ((signal: Signal) => void) | undefined;
}

/** One registry's line: HTTP/1.1, a connection of its own for each exchange. */
export interface HttpLine {
  /** Host and port. */
  readonly host: string;
  /**
   * One exchange, never repeated, redirects not followed. The fault's `reached` is 'no' only when no
   * byte was handed to a connected socket (for TLS: one whose handshake and certificate held).
   */
  call(call: HttpCall, signal: AbortSignal): Promise<Result<HttpAnswer, Fault>>;
  /** A question may come within the next minute: a connection is made ready for it. */
  warm(): void;
  close(): void;
}

interface Line {
  readonly route: Route;
  readonly spare: Spare;
  readonly options: LineOptions;
}

/** Opens a line to `url`. */
export function openHttpLine(url: string, options: LineOptions): HttpLine {
  const route = routeOf(new URL(url), options);
  const over = new AbortController();
  const tell = options.tell ?? (() => undefined);
  const spare = keepSpare(() => connect(route, over.signal), tell);
  const line = { route, spare, options };
  return {
    host: route.address.host,
    call: (call, asker) => {
      if (asker.aborted) return Promise.resolve(failed(brokenOff(asker, 'no')));
      return withDeadline(undefined, [asker, over.signal], (signal) =>
        exchange(line, call, signal),
      );
    },
    warm: () => spare.warm(),
    close: () => {
      spare.close();
      over.abort();
    },
  };
}

function routeOf(address: URL, { connectMs, tls, proxyFor, proxyLogin }: LineOptions): Route {
  const isSecure = address.protocol === 'https:';
  const straight = () => Promise.resolve('DIRECT');
  return {
    address,
    tls: isSecure ? (tls ?? plainTls()) : undefined,
    proxyFor: proxyFor ?? straight,
    proxyLogin: proxyLogin ?? (() => undefined),
    connectMs,
  };
}

function plainTls(): TlsClient {
  const opened = openTls({});
  if (!opened.ok) throw new Error('TLS can\u2019t be opened');
  return opened.value;
}

type Called = Result<HttpAnswer, Fault>;

async function exchange(line: Line, call: HttpCall, signal: AbortSignal): Promise<Called> {
  // SECURITY: one socket, one question: no late or doubled answer can be taken for that of the next
  // question. The one that is ready is kept for the question itself.
  const spare = call.method === 'POST' ? line.spare.take() : undefined;
  const connected = spare ? succeeded(spare) : await connect(line.route, signal);
  if (signal.aborted) {
    if (connected.ok) connected.value.destroy();
    return failed(brokenOff(signal, 'no'));
  }
  return connected.ok ? put(line, call, connected.value, signal) : connected;
}

/** Puts the question over a connected socket. From its first byte on it has perhaps reached. */
function put(line: Line, call: HttpCall, socket: Socket, signal: AbortSignal): Promise<Called> {
  return new Promise((resolve) => {
    const request = prepare(line.route, call, socket);
    let reached: Fault['reached'] = 'no';
    let sentAt = 0;
    // The first word counts: a promise keeps its value, whatever the socket tells later.
    const settle = (called: Called) => {
      clearTimeout(silence);
      signal.removeEventListener('abort', leave);
      resolve(called);
    };
    const fail = (fault: Fault) => {
      settle(failed(fault));
      request.destroy();
      socket.destroy();
    };
    const leave = () => fail(brokenOff(signal, reached));
    const silence = after(line.options.firstByteMs, () => fail({ kind: 'timed-out', reached }));
    signal.addEventListener('abort', leave, { once: true });
    whenDoubled(request, socket, () => fail({ kind: 'unintelligible', reached }));
    request.on('error', (error) => fail(faultOf(error, reached)));
    request.on('close', () => fail(faultOf(undefined, reached)));
    request.on('response', (response) => {
      if (reached === 'no') {
        fail({ kind: 'unintelligible', reached });
        return;
      }
      clearTimeout(silence);
      const times = { sentAt, answeredAt: Date.now() };
      readBody(response, call.bytes, (body) => {
        if (body.kind === 'cut') fail({ kind: 'answer-lost', reached });
        else settle(succeeded(answerOf(response, body)));
        if (body.kind === 'text') tellDate(line.options, response, times);
        if (body.kind === 'not-ours') request.destroy();
      });
    });
    whenSilent(socket, (isSilent) => {
      if (!isSilent) fail({ kind: 'unintelligible', reached });
      if (request.destroyed) return;
      reached = 'perhaps';
      sentAt = Date.now();
      request.end(call.body);
    });
  });
}

function after(ms: number | undefined, run: () => void): NodeJS.Timeout | undefined {
  return ms === undefined ? undefined : setTimeout(run, ms);
}

/** Nothing is written before `end`: headers leave with the body. */
function prepare({ address, tls }: Route, call: HttpCall, socket: Socket): ClientRequest {
  return request({
    createConnection: () => socket,
    hostname: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port,
    defaultPort: tls ? 443 : 80,
    method: call.method,
    // SECURITY: said aloud, so that --insecure-http-parser can't make two answers of one.
    insecureHTTPParser: false,
    path: address.pathname.replace(/\/+$/, '') + call.path,
    headers: {
      accept: call.bytes === undefined ? 'application/json' : '*/*',
      'accept-encoding': 'identity',
      'cache-control': 'no-store',
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...call.headers,
    },
  });
}

function answerOf(response: IncomingMessage, body: Body): HttpAnswer {
  const status = response.statusCode ?? 0;
  switch (body.kind) {
    case 'text':
      return { status, text: body.text };
    case 'problem':
      return { status, text: undefined, problem: body.text };
    case 'bytes':
      return { status, text: undefined, bytes: body.bytes };
    case 'not-ours':
    case 'cut':
      return { status, text: undefined };
    default:
      return never(body);
  }
}

/** Only who speaks the registry's language is believed the time. */
function tellDate(
  { tell }: LineOptions,
  { headers }: IncomingMessage,
  times: { readonly sentAt: number; readonly answeredAt: number },
): void {
  const date = readDate(headers.date ?? '');
  if (date !== undefined) tell?.({ kind: 'dated', date, ...times });
}

function faultOf(error: Error | undefined, reached: Fault['reached']): Fault {
  const isUnsent = reached === 'no';
  if (isClientRefused(error))
    return { kind: 'not-admitted', reached: isUnsent ? reached : 'refused' };
  if (isUnsent) return { kind: 'offline', reached };
  // llhttp names what is not HTTP with codes of its own (HPE_…).
  const isGibberish = error && 'code' in error && String(error.code).startsWith('HPE_');
  return { kind: isGibberish ? 'unintelligible' : 'answer-lost', reached };
}
