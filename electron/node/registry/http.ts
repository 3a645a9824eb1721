import { z } from 'zod';
import type { DocumentCode } from '../../../shared/identify/identified.ts';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import { plainText } from '../../../shared/policy/plain-text.ts';
import type { CardPolicy } from '../../../shared/verify/card.ts';
import type { Fault, Question, Registry } from '../../../shared/verify/registry.ts';
import { adapter } from './adapter.ts';
import { understandHttp } from './http-answer.ts';
import { headerSafe, openHttpLine, type HttpLine, type LineOptions } from './http-call.ts';
import { httpRules } from './http-conformance.ts';
import { checksPath, health, healthPath, type CheckRequest } from './http-contract.ts';
import { parseJson } from './parse-json.ts';
import { qr, registryUrl, type QrSent } from './registry-settings.ts';

/** A gateway that speaks our own contract. */
export const http = adapter({
  settings: z.strictObject({
    adapter: z.literal('http'),
    url: registryUrl,
    qr,
    /** The ground of the request, as the gateway wants it told. */
    purpose: plainText.min(1).max(200).optional(),
  }),
  open: (settings, { secrets: { token }, desk, card, line }) =>
    openHttp({ ...settings, token, desk, purpose: settings.purpose, card, line }),
  rules: httpRules,
});

export interface HttpOptions {
  readonly url: string;
  /** The bearer token; undefined where a client certificate opens the door. */
  readonly token: string | undefined;
  readonly qr: QrSent;
  /** The desk's id, which the gateway may keep. */
  readonly desk: string;
  readonly purpose: string | undefined;
  readonly card: CardPolicy;
  readonly line: LineOptions;
  readonly adapter?: Registry['adapter'];
}

/** A gateway that speaks our own contract (http-registry.openapi.json). It answers a request id once, however often asked. */
export function openHttp(options: HttpOptions): Registry {
  const { url, card } = options;
  const line = openHttpLine(url, options.line);
  return {
    adapter: options.adapter ?? 'http',
    host: line.host,
    replays: true,
    async ask(question, signal) {
      const headers = headersOf(options.token);
      if (!headers) return failed({ kind: 'not-admitted', reached: 'no' });
      const request = requestOf(question, options);
      if (!request) return failed({ kind: 'barcode-only', reached: 'no' });
      const body = JSON.stringify(request);
      const called = await line.call({ method: 'POST', path: checksPath, headers, body }, signal);
      return called.ok ? understandHttp(called.value, question.requestId, card) : called;
    },
    probe: (signal) => probe(line, headersOf(options.token), signal),
    warm: () => line.warm(),
    close: () => line.close(),
  };
}

type Headers = Readonly<Record<string, string>>;

/** Undefined for a token that HTTP can't carry: a mistyped secret. */
function headersOf(token: string | undefined): Headers | undefined {
  const accept = 'application/json, application/problem+json';
  const secret = token?.trim();
  if (!secret) return { accept };
  return headerSafe.test(secret) ? { accept, authorization: `Bearer ${secret}` } : undefined;
}

function requestOf(
  { code, requestId, service }: Question,
  { qr, desk, purpose }: HttpOptions,
): CheckRequest | undefined {
  const shown = shownTo(code, qr);
  return (
    shown && {
      requestId,
      code: shown,
      ...(code.kind === 'link' && { claims: code.claims }),
      desk,
      ...(service !== undefined && { service }),
      ...(purpose !== undefined && { purpose }),
    }
  );
}

function shownTo(code: DocumentCode, qr: QrSent): CheckRequest['code'] | undefined {
  if (code.kind === 'barcode') return { kind: 'barcode', value: code.digits };
  if (qr === 'never') return undefined;
  return qr === 'url' ? { kind: 'link', value: code.url } : { kind: 'otp', value: code.otp };
}

/** Asks for the gateway's health, with our credentials and without any code. */
async function probe(
  line: HttpLine,
  headers: Headers | undefined,
  signal: AbortSignal,
): Promise<Result<undefined, Fault>> {
  if (!headers) return failed({ kind: 'not-admitted', reached: 'no' });
  const called = await line.call({ method: 'GET', path: healthPath, headers }, signal);
  if (!called.ok) return failed({ kind: called.fault.kind, reached: 'no' });
  const { status, text } = called.value;
  if (status === 200 && parseJson(text, health)) return succeeded(undefined);
  return failed({ kind: kindOf(status), reached: 'no' });
}

function kindOf(status: number): Fault['kind'] {
  if (status === 401 || status === 403) return 'not-admitted';
  return status === 429 || status >= 500 ? 'unavailable' : 'unintelligible';
}
