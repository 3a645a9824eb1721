import { openDiia } from '../../electron/node/registry/diia.ts';
import type { LineOptions } from '../../electron/node/registry/http-call.ts';
import { openHttp } from '../../electron/node/registry/http.ts';
import { openTrembita } from '../../electron/node/registry/trembita.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import { json, type Seen, type Treatment } from './hostile-registry.ts';
import { trembitaPolicy } from '../fixtures/trembita-policy.ts';

/** What a registry may say, whatever its language. */
export type Saying = 'yes' | 'no' | 'unknown' | 'withdrawn' | 'wrong-document' | 'expired' | 'used';

/** One adapter and the language of its registry. */
export interface Dialect {
  readonly name: 'diia' | 'http' | 'trembita';
  open(url: string, line: LineOptions): Registry;
  /** The body that says it, in answer to this request, and its status. */
  say(saying: Saying, seen: Seen): readonly [status: number, body: object];
  /** An error in the registry's own form. */
  refuse(status: number): Treatment;
}

const document = 'veteran-certificate';
const shown = { show: {}, mask: {} };

const diia: Dialect = {
  name: 'diia',
  open: (url, line) =>
    openDiia({ url, line, token: 't', qr: 'url', branches: [{ id: 'b', proves: [document] }] }),
  say(saying) {
    const error = (status: number, message: string) =>
      [status, { name: 'Error', message, code: status }] as const;
    const said: Readonly<Record<Saying, readonly [number, object]>> = {
      yes: [200, { success: true }],
      no: [200, { success: false }],
      unknown: error(404, 'No record with presented code!'),
      withdrawn: [200, { success: false, message: 'Document has been withdrawn' }],
      'wrong-document': error(400, 'Document type must be driver-license'),
      expired: error(400, 'Code has been expired!'),
      used: error(400, 'This code has been used already!'),
    };
    return said[saying];
  },
  refuse: (status) => json(status, { name: 'SomeError', message: 'Not now', code: status }),
};

const problemNames: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'not-admitted',
  403: 'not-admitted',
  409: 'other-content',
  422: 'bad-request',
  429: 'busy',
  500: 'internal',
  502: 'answer-lost',
  503: 'register-down',
  504: 'answer-lost',
};

const http: Dialect = {
  name: 'http',
  open: (url, line) =>
    openHttp({ url, line, token: 't', qr: 'url', desk: 'desk-1', purpose: undefined, card: shown }),
  say(saying, seen) {
    const { requestId } = JSON.parse(seen.body) as { requestId: string };
    if (saying === 'yes') return [200, { requestId, answer: 'confirmed', documentType: document }];
    const answer = saying === 'expired' || saying === 'used' ? 'lapsed' : 'denied';
    return [200, { requestId, answer, because: saying === 'no' ? 'unstated' : saying }];
  },
  refuse: (status) =>
    json(
      status,
      { type: `urn:zvirka:problem:${problemNames[status] ?? 'bad-request'}`, status },
      { 'content-type': 'application/problem+json' },
    ),
};

const trembita: Dialect = {
  name: 'trembita',
  open: (url, line) =>
    openTrembita({ policy: trembitaPolicy(url), desk: 'desk-1', card: shown, line }),
  say: (saying, seen) => [
    200,
    { id: seen.headers['uxp-queryid'], result: { status: saying.toUpperCase() } },
  ],
  refuse: (status) => json(status, { type: 'Server.ClientProxy', message: 'Not now' }),
};

export const dialects: readonly Dialect[] = [diia, http, trembita];

/** An answer in a registry's own language. */
export function saying(dialect: Dialect, what: Saying): Treatment {
  return (socket, seen) => {
    json(...dialect.say(what, seen))(socket, seen);
  };
}
