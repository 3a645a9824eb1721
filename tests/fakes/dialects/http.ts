import fc from 'fast-check';
import { understandHttp } from '../../../electron/node/registry/http-answer.ts';
import { documentTypes } from '../../../shared/identify/document-type.ts';
import { near, requestId } from '../../fixtures/answers.ts';
import { shown, type Dialect } from '../dialect.ts';
import { json } from '../hostile-registry.ts';

const proves = 'veteran-certificate';
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

export const http = {
  name: 'http',
  settings: (url) => ({ adapter: 'http', url }),
  replays: true,
  say(saying, seen) {
    const { requestId } = JSON.parse(seen.body) as { requestId: string };
    if (saying === 'yes') return [200, { requestId, answer: 'confirmed', documentType: proves }];
    const answer = saying === 'expired' || saying === 'used' ? 'lapsed' : 'denied';
    return [200, { requestId, answer, because: saying === 'no' ? 'unstated' : saying }];
  },
  refuse: (status) =>
    json(
      status,
      { type: `urn:zvirka:problem:${problemNames[status] ?? 'bad-request'}`, status },
      { 'content-type': 'application/problem+json' },
    ),
  answers: {
    read: (told) => understandHttp(told, requestId, shown),
    near: fc.oneof(
      near({ requestId, answer: 'confirmed', documentType: proves }),
      near({ requestId, answer: 'confirmed', documentType: proves, card: { surname: 'Уявна' } }),
      near({ requestId, answer: 'denied', because: 'unknown' }),
    ),
    isYes: (status, { answer, documentType, card, requestId: id, ...rest }) =>
      status === 200 &&
      id === requestId &&
      answer === 'confirmed' &&
      documentTypes.includes(documentType as typeof proves) &&
      (card === undefined || (typeof card === 'object' && card !== null && !Array.isArray(card))) &&
      Object.keys(rest).length === 0,
  },
} as const satisfies Dialect;
