import fc from 'fast-check';
import { understandTrembita } from '../../../electron/node/registry/trembita-answer.ts';
import { near, requestId } from '../../fixtures/answers.ts';
import { trembitaPolicy } from '../../fixtures/trembita-policy.ts';
import { shown, type Dialect } from '../dialect.ts';
import { json } from '../hostile-registry.ts';

const policy = trembitaPolicy('https://server.example.org', {
  card: { fields: { surname: 'person.surname', issuedOn: 'person.day' } },
});

export const trembita = {
  name: 'trembita',
  settings: (url) => trembitaPolicy(url),
  replays: false,
  say: (saying, seen) => [
    200,
    { id: seen.headers['uxp-queryid'], result: { status: saying.toUpperCase() } },
  ],
  refuse: (status) => json(status, { type: 'Server.ClientProxy', message: 'Not now' }),
  answers: {
    read: (told) => understandTrembita(told, requestId, policy, shown),
    near: fc.oneof(
      near({ id: requestId, result: { status: 'YES' }, person: { surname: 'Уявна' } }),
      near({ id: requestId, result: { status: 'YES', busy: true } }),
      near({ id: requestId, result: { status: 'NO' } }),
    ),
    isYes: (status, { id, result }) => {
      const { status: said, busy } = (result ?? {}) as Readonly<Record<string, unknown>>;
      return status === 200 && id === requestId && said === 'YES' && busy !== true;
    },
  },
} as const satisfies Dialect;
