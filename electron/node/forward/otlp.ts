import { readFileSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { Carrier, Delivered, ForwardFault } from './carrier.ts';
import { otlpLogs } from './otlp-logs.ts';
import type { TlsFiles } from './read-tls.ts';
import { faultOf } from './tls-fault.ts';

export interface OtlpOptions {
  /** The collector's address; the path of logs, `/v1/logs`, is put after it. */
  readonly url: string;
  readonly tls: () => TlsFiles | undefined;
  /** Holds a bearer token, if one is needed. */
  readonly tokenFile: string | undefined;
  /** How long the collector may take, in milliseconds. */
  readonly wholeMs?: number;
}

/** OTLP/HTTP logs in JSON (OTLP 1.x, "OTLP/HTTP"): an answer of 200 is the acknowledgement. */
export function otlpCarrier({ url, tls, tokenFile, wholeMs = 30_000 }: OtlpOptions): Carrier {
  return {
    to: `otlp ${url}`,
    times: 1,
    async send(origin, batch, signal) {
      const files = tls();
      const token = tokenFile === undefined ? '' : readToken(tokenFile);
      if (!files || token === undefined) return failed({ kind: 'files' });
      const headers = {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const logs = new URL(`${url.replace(/\/$/, '')}/v1/logs`);
      const options = { ...files, method: 'POST', headers, agent: false as const };
      return withDeadline(wholeMs, [signal], (whole) =>
        post(logs, { ...options, signal: whole }, otlpLogs(origin, batch)),
      );
    },
  };
}

function readToken(file: string): string | undefined {
  try {
    const token = readFileSync(file, 'utf8').trim();
    return /^[\w.~+/=-]+$/.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}

function post(
  url: URL,
  options: https.RequestOptions,
  body: string,
): Promise<Result<Delivered, ForwardFault>> {
  return new Promise((resolve) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const sent = request(url, options, (response) => {
      read(response).then(
        (text) => {
          resolve(meaningOf(response, text));
        },
        () => {
          resolve(failed({ kind: 'unconfirmed' }));
        },
      );
    });
    sent.on('error', (error) => {
      resolve(failed({ kind: faultOf(error) ?? 'unreachable' }));
    });
    sent.end(body);
  });
}

/** No collector has more to say. */
const longestAnswer = 100_000;

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestAnswer) throw new RangeError('an endless answer');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function meaningOf(response: IncomingMessage, text: string): Result<Delivered, ForwardFault> {
  const { statusCode, headers } = response;
  if (statusCode !== 200) {
    const seconds = /^\d{1,5}$/.exec(headers['retry-after'] ?? '')?.[0];
    return failed({ kind: 'refused', ...(seconds && { retryAfterMs: Number(seconds) * 1_000 }) });
  }
  const rejected = rejectedIn(text);
  return rejected === undefined ? failed({ kind: 'unconfirmed' }) : succeeded({ rejected });
}

/** How many records the collector will never take (partial success); nothing for what is no answer of OTLP. */
function rejectedIn(text: string): number | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined;
    const partial: unknown = 'partialSuccess' in answer ? answer.partialSuccess : undefined;
    if (typeof partial !== 'object' || partial === null) return 0;
    const count = 'rejectedLogRecords' in partial ? Number(partial.rejectedLogRecords) : 0;
    return Number.isSafeInteger(count) && count > 0 ? count : 0;
  } catch {
    return undefined;
  }
}
