import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asked, Fault } from '../../../shared/verify/registry.ts';
import { barcodeQuestion, fault, soon } from '../../fakes/asking.ts';
import {
  answer,
  cutAfter,
  json,
  raw,
  whole,
  type Treatment,
} from '../../fakes/hostile-registry.ts';
import { confirmed, withDiia } from './with-diia.ts';

const yes = '{"success":true}';
const green = confirmed('veteran-certificate');

const branches = [{ id: 'branch', proves: ['veteran-certificate'] }] as const;

/** Asks the double once. */
function askOnce(treatment: Treatment) {
  return withDiia({ validation: [treatment] }, { branches }, async (registry, double) => {
    const asked = await registry.ask(barcodeQuestion, soon());
    return { asked, validations: double.validations() };
  });
}

const denied = (because: 'unknown' | 'withdrawn' | 'wrong-document' | 'unstated') =>
  ({ ok: true, value: { kind: 'denied', because } }) as const;
const lapsed = (because: 'expired' | 'used') =>
  ({ ok: true, value: { kind: 'lapsed', because } }) as const;
const unintelligible = fault('unintelligible', 'perhaps');
const lost = fault('answer-lost', 'perhaps');
const unavailable = fault('unavailable', 'perhaps');
const error = (status: number, message: string, name = 'BadRequestError') =>
  json(status, { name, message, code: status });

const rules: readonly (readonly [string, Treatment, Asked])[] = [
  ['a plain yes is confirmed', answer(200, yes), green],
  ['a created yes is confirmed', answer(201, yes), green],
  [
    'empty fields beside a yes are nothing',
    json(200, { success: true, name: null, code: null, data: null }),
    green,
  ],
  ['a no without a cause is a denial', answer(200, '{"success":false}'), denied('unstated')],
  [
    'a no with a cause tells it',
    json(200, { success: false, message: 'This code has been used already!' }),
    lapsed('used'),
  ],
  [
    'a no about the registry itself is no denial',
    json(200, { success: false, message: 'Something went wrong. Please try again.' }),
    unavailable,
  ],
  [
    'a no with a server error code is no denial',
    json(200, { success: false, code: 500 }),
    unintelligible,
  ],
  [
    'a code of another document is denied',
    error(400, 'Document type must be veteran-certificate'),
    denied('wrong-document'),
  ],
  ['a bad request without a known cause is no denial', error(400, 'Bad request'), unintelligible],
  [
    'an error whose code is another status is no denial',
    json(400, { name: 'E', message: 'Code has been expired!', code: 404 }),
    unintelligible,
  ],
  [
    'a known cause without a name is no error body',
    json(400, { message: 'Code has been expired!' }),
    unintelligible,
  ],
  [
    'a 400 that says yes is nothing',
    json(400, { success: true, name: 'E', message: 'Code has been expired!' }),
    unintelligible,
  ],
  ["a router's 404 is no denial", error(404, 'Not Found', 'ServiceNotFoundError'), unintelligible],
  [
    'a parameter error is no denial',
    json(422, { name: 'ValidationError', message: 'x', code: 422, data: { errors: [] } }),
    unintelligible,
  ],
  ['a yes in numbers is none', answer(200, '{"success":1}'), unintelligible],
  ['a yes of null is none', answer(200, '{"success":null}'), unintelligible],
  ['a yes by prototype is none', answer(200, '{"__proto__":{"success":true}}'), unintelligible],
  ['a no after a yes is nothing', answer(200, '{"success":true,"success":false}'), unintelligible],
  ['a yes after a no is nothing', answer(200, '{"success":false,"success":true}'), unintelligible],
  [
    'a yes after an escaped no is nothing',
    answer(200, '{"succ\\u0065ss":false,"success":true}'),
    unintelligible,
  ],
  [
    'an escaped yes after a no is nothing',
    answer(200, '{"success":false,"succ\\u0065ss":true}'),
    unintelligible,
  ],
  [
    'two yeses are nothing',
    answer(200, '{"success":true,"data":{"success":true}}'),
    unintelligible,
  ],
  [
    'a yes with an error code contradicts itself',
    json(200, { success: true, errorCode: 1013 }),
    unintelligible,
  ],
  [
    'a yes with the code of an error contradicts itself',
    json(200, { success: true, code: 404 }),
    unintelligible,
  ],
  [
    'a yes with a cause contradicts itself',
    json(200, { success: true, message: 'Code has been expired!' }),
    unintelligible,
  ],
  [
    'a no with a process code is none',
    json(200, { success: false, processCode: 1 }),
    unintelligible,
  ],
  ['not modified is nothing', raw('HTTP/1.1 304 Not Modified\r\n\r\n'), unintelligible],
  [
    'a yes of a kindred type is none',
    answer(200, yes, { 'content-type': 'application/jsonp' }),
    unintelligible,
  ],
  [
    'a yes that calls itself packed is not read',
    answer(200, yes, { 'content-encoding': 'br' }),
    unintelligible,
  ],
  ['an age of nought is fresh', answer(200, yes, { age: '0' }), green],
  ['an age that is no number is not fresh', answer(200, yes, { age: 'x' }), unintelligible],
  [
    'two lengths are nothing',
    raw(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 16\r\ncontent-length: 17\r\n\r\n${yes}`,
    ),
    unintelligible,
  ],
  [
    'a yes cut at a lower length is nothing',
    answer(200, yes, { 'content-length': '10' }),
    unintelligible,
  ],
  [
    'an upgrade is lost',
    raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    lost,
  ],
  ['a server error that says yes is no answer', answer(500, yes), unavailable],
];

for (const [rule, treatment, expected] of rules) {
  test(`${rule}, and it is asked once`, async () => {
    const { asked, validations } = await askOnce(treatment);
    assert.deepEqual({ asked, validations }, { asked: expected, validations: 1 });
  });
}

const no = '{"success":false}';
const earlyAnswers: readonly (readonly [string, Treatment, Asked])[] = [
  ['together with another', raw(Buffer.concat([whole(200, no), whole(200, yes)])), unintelligible],
  [
    'while nobody asks',
    (socket) => {
      socket.write(whole(200, no));
      setTimeout(() => socket.write(whole(200, yes)), 30);
    },
    denied('unstated'),
  ],
];

for (const [when, poison, said] of earlyAnswers) {
  test(`a yes that comes ${when} answers no later question`, async () => {
    const validation = [poison, answer(200, no)];
    const answers = await withDiia({ validation }, { branches }, async (registry) => {
      const first = await registry.ask(barcodeQuestion, soon());
      await new Promise((resolve) => setTimeout(resolve, 100));
      return [first, await registry.ask(barcodeQuestion, soon())];
    });
    assert.deepEqual(answers, [said, denied('unstated')]);
  });
}

test('no fault tells more than its kind and whether the question left', async () => {
  const { asked } = await askOnce(cutAfter('secret'));
  const keys = Object.keys((asked as { fault: Fault }).fault);
  assert.deepEqual(keys.sort(), ['kind', 'reached']);
});
