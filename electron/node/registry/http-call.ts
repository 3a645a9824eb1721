import {
  Agent,
  request as requestPlain,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as SecureAgent, request as requestSecure } from 'node:https';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import type { Fault } from '../../../shared/verify/registry.ts';
import { brokenOff } from './broken-off.ts';
import { readJsonText, type JsonText } from './json-text.ts';

export interface HttpCall {
  readonly method: 'GET' | 'POST';
  /** Below the registry's address, percent-encoded, from `/`. May hold a secret: never told in a fault. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** JSON text as sent; undefined when the body is none of ours: another type, cached, packed, too long. */
  readonly text: string | undefined;
}

/** One registry's line: HTTP/1.1, a new connection for each exchange. */
export interface HttpLine {
  /** Host and port. */
  readonly host: string;
  /**
   * One exchange, never repeated, redirects not followed. The fault's `reached` is 'no' only when no
   * byte was handed to a connected socket (for TLS: one whose handshake and certificate held).
   */
  call(call: HttpCall, signal: AbortSignal): Promise<Result<HttpAnswer, Fault>>;
  close(): void;
}

interface Line {
  readonly address: URL;
  readonly agent: Agent;
  readonly secure: boolean;
  readonly connectMs: number;
}

/** Opens a line to `url`; a connection must stand after `connectMs`. No proxy, no environment settings. */
export function openHttpLine(url: string, connectMs: number): HttpLine {
  const address = new URL(url);
  const secure = address.protocol === 'https:';
  // SECURITY: one socket, one question: no late or doubled answer can be taken for that of the next
  // question, and no stale socket makes an attempt doubtful. TLS sessions are still resumed.
  const single = { keepAlive: false };
  // SECURITY: said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED can't switch the check off.
  const agent = secure
    ? new SecureAgent({ ...single, rejectUnauthorized: true })
    : new Agent(single);
  const line = { address, agent, secure, connectMs };
  return {
    host: address.host,
    call: (call, signal) => exchange(line, call, signal),
    close: () => agent.destroy(),
  };
}

function exchange(
  line: Line,
  call: HttpCall,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, Fault>> {
  if (signal.aborted) return Promise.resolve(failed(brokenOff(signal, 'no')));
  return new Promise((resolve) => {
    const request = prepare(line, call);
    let reached: Fault['reached'] = 'no';
    // The first word counts: a promise keeps its value, whatever the socket tells later.
    const settle = (called: Result<HttpAnswer, Fault>) => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', leave);
      resolve(called);
    };
    const fail = (fault: Fault) => {
      settle(failed(fault));
      request.destroy();
    };
    const leave = () => fail(brokenOff(signal, reached));
    const deadline = setTimeout(() => fail({ kind: 'offline', reached }), line.connectMs);
    signal.addEventListener('abort', leave, { once: true });
    request.on('error', (error) => fail(faultOf(error, reached)));
    request.on('close', () => fail(faultOf(undefined, reached)));
    request.on('response', (response) => {
      readJsonText(response, (read) => {
        if (read.kind === 'cut') fail({ kind: 'answer-lost', reached });
        else settle(succeeded(answerOf(response, read)));
        if (read.kind === 'not-ours') request.destroy();
      });
    });
    whenConnected(request, line.secure, () => {
      clearTimeout(deadline);
      reached = 'perhaps';
      request.end(call.body);
    });
  });
}

/** Nothing is written before `end`: headers leave with the body, and only over a connected socket. */
function prepare({ address, agent, secure }: Line, call: HttpCall): ClientRequest {
  const ask = secure ? requestSecure : requestPlain;
  return ask({
    agent,
    hostname: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port,
    method: call.method,
    path: address.pathname.replace(/\/+$/, '') + call.path,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'cache-control': 'no-store',
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...call.headers,
    },
  });
}

function whenConnected(request: ClientRequest, secure: boolean, send: () => void): void {
  request.once('socket', (socket) => {
    socket.once(secure ? 'secureConnect' : 'connect', send);
  });
}

function answerOf(response: IncomingMessage, read: JsonText): HttpAnswer {
  return { status: response.statusCode ?? 0, text: read.kind === 'text' ? read.text : undefined };
}

function faultOf(error: Error | undefined, reached: Fault['reached']): Fault {
  if (reached === 'no') return { kind: 'offline', reached };
  // llhttp names what is not HTTP with codes of its own (HPE_…).
  const isGibberish = error && 'code' in error && String(error.code).startsWith('HPE_');
  return { kind: isGibberish ? 'unintelligible' : 'answer-lost', reached };
}
