import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openDiia } from '../../../electron/node/registry/diia.ts';
import type { Asked, Fault } from '../../../shared/verify/registry.ts';
import {
  answer,
  cutAfter,
  json,
  raw,
  reset,
  startHostileRegistry,
  trickle,
  whole,
  type Treatment,
} from '../../fakes/hostile-registry.ts';
import { barcode } from '../../fixtures/document-codes.ts';

const barcodeQuestion = { code: barcode, requestId: '00000000-0000-4000-8000-000000000000' };
const fault = (kind: Fault['kind'], reached: Fault['reached']): Asked => ({
  ok: false,
  fault: { kind, reached },
});

const yes = '{"success":true}';
const proves = ['veteran-certificate'] as const;
const green: Asked = { ok: true, value: { kind: 'confirmed', proves: 'veteran-certificate' } };

/** Asks the double once, within `wholeMs`. */
async function askOnce(treatments: readonly Treatment[], wholeMs = 2_000) {
  const double = await startHostileRegistry({ validation: treatments });
  const branches = [{ id: 'branch', proves }];
  const registry = openDiia({ url: double.url, token: 't', branches, qr: 'url', connectMs: 500 });
  const asked = await registry.ask(barcodeQuestion, AbortSignal.timeout(wholeMs));
  const [validations, log] = [double.validations(), double.seen];
  registry.close();
  await double.close();
  return { asked, validations, log };
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
  ['a yes in chunks is confirmed', raw(chunked(yes)), green],
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
    'a withdrawn document is denied',
    json(200, { success: false, message: 'Document has been withdrawn' }),
    denied('withdrawn'),
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
  ['an expired code has lapsed', error(400, 'Code has been expired!'), lapsed('expired')],
  ['a used code has lapsed', error(400, 'This code has been used already!'), lapsed('used')],
  [
    'a code of another document is denied',
    error(400, 'Document type must be veteran-certificate'),
    denied('wrong-document'),
  ],
  [
    'a code without a record is denied',
    error(404, 'No record with presented code!', 'NotFoundError'),
    denied('unknown'),
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
    "a proxy's 404 page is no denial",
    answer(404, '<h1>Not Found</h1>', { 'content-type': 'text/html' }),
    unintelligible,
  ],
  [
    'a parameter error is no denial',
    json(422, { name: 'ValidationError', message: 'x', code: 422, data: { errors: [] } }),
    unintelligible,
  ],
  ['a yes in words is none', answer(200, '{"success":"true"}'), unintelligible],
  ['a yes in numbers is none', answer(200, '{"success":1}'), unintelligible],
  ['a yes of null is none', answer(200, '{"success":null}'), unintelligible],
  ['a yes inside another field is none', answer(200, '{"data":{"success":true}}'), unintelligible],
  ['a yes by prototype is none', answer(200, '{"__proto__":{"success":true}}'), unintelligible],
  ['a bare true is none', answer(200, 'true'), unintelligible],
  ['a list with a yes is none', answer(200, '[{"success":true}]'), unintelligible],
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
    'a yes with a process code is none',
    json(200, { success: true, processCode: 1, template: {} }),
    unintelligible,
  ],
  [
    'a process code template is nothing',
    json(200, { processCode: 10101001, template: { title: 'x' } }),
    unintelligible,
  ],
  [
    'a no with a process code is none',
    json(200, { success: false, processCode: 1 }),
    unintelligible,
  ],
  ['an empty answer is nothing', raw('HTTP/1.1 204 No Content\r\n\r\n'), unintelligible],
  ['an accepted yes is not yet one', answer(202, yes), unintelligible],
  ['a transformed yes is none', answer(203, yes), unintelligible],
  ['a partial yes is none', answer(206, yes), unintelligible],
  ['not modified is nothing', raw('HTTP/1.1 304 Not Modified\r\n\r\n'), unintelligible],
  [
    'a page with a yes is none',
    answer(200, `<html>${yes}</html>`, { 'content-type': 'text/html' }),
    unintelligible,
  ],
  ['a yes as a page is none', answer(200, yes, { 'content-type': 'text/html' }), unintelligible],
  [
    'a yes as plain text is none',
    answer(200, yes, { 'content-type': 'text/plain' }),
    unintelligible,
  ],
  ['a yes of no type is none', answer(200, yes, { 'content-type': '' }), unintelligible],
  [
    'a yes in another charset is none',
    answer(200, yes, { 'content-type': 'application/json; charset=windows-1251' }),
    unintelligible,
  ],
  [
    'a yes of a kindred type is none',
    answer(200, yes, { 'content-type': 'application/jsonp' }),
    unintelligible,
  ],
  [
    'a yes of 300 kB is not read',
    answer(200, `{"success":true,"x":"${'x'.repeat(300_000)}"}`),
    unintelligible,
  ],
  [
    'a packed yes is not unpacked',
    answer(200, gzipSync(yes), { 'content-encoding': 'gzip' }),
    unintelligible,
  ],
  [
    'a yes that calls itself packed is not read',
    answer(200, yes, { 'content-encoding': 'br' }),
    unintelligible,
  ],
  [
    'a yes in broken UTF-8 is none',
    answer(
      200,
      Buffer.concat([
        Buffer.from('{"success":true,"message":"'),
        Buffer.from([0xff]),
        Buffer.from('"}'),
      ]),
    ),
    unintelligible,
  ],
  ["a cache's yes is about an earlier question", answer(200, yes, { age: '17' }), unintelligible],
  ['an age of nought is fresh', answer(200, yes, { age: '0' }), green],
  ['an age that is no number is not fresh', answer(200, yes, { age: 'x' }), unintelligible],
  ['two types are none', answer(200, yes, { 'Content-Type': 'text/html' }), unintelligible],
  ['what is not HTTP is nothing', raw('220 mail.test ESMTP\r\n'), unintelligible],
  [
    'two lengths are nothing',
    raw(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 16\r\ncontent-length: 17\r\n\r\n${yes}`,
    ),
    unintelligible,
  ],
  [
    'more than the length said is nothing',
    answer(200, `${yes}${yes}`, { 'content-length': '16' }),
    unintelligible,
  ],
  [
    'a yes cut at a lower length is nothing',
    answer(200, yes, { 'content-length': '10' }),
    unintelligible,
  ],
  [
    'less than the length said is lost',
    cutAfter(whole(200, yes, { 'content-length': '17' })),
    lost,
  ],
  ['a yes in chunks without the last is lost', cutAfter(chunked(yes).slice(0, -5)), lost],
  ['a cut in the headers is lost', cutAfter('HTTP/1.1 200 OK\r\ncontent-ty'), lost],
  ['a cut after the question is lost', cutAfter(''), lost],
  ['a reset after the question is lost', reset, lost],
  [
    'an upgrade is lost',
    raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    lost,
  ],
  [
    'a forbidden branch is not admitted',
    error(403, 'Forbidden', 'AccessDeniedError'),
    fault('not-admitted', 'refused'),
  ],
  ['a server error is no answer', error(500, 'No record with presented code!'), unavailable],
  ['a server error that says yes is no answer', answer(500, yes), unavailable],
  [
    'a closed service is no answer',
    answer(503, '<h1>503</h1>', { 'content-type': 'text/html' }),
    unavailable,
  ],
];

for (const [rule, treatment, expected] of rules) {
  test(`${rule}, and it is asked once`, async () => {
    const { asked, validations } = await askOnce([treatment]);
    assert.deepEqual({ asked, validations }, { asked: expected, validations: 1 });
  });
}

for (const status of [300, 301, 302, 303, 307, 308]) {
  test(`a redirect (${status}) to a yes is not followed`, async () => {
    const { asked, log } = await askOnce([answer(status, yes, { location: '/api/v1/elsewhere' })]);
    assert.deepEqual(asked, unintelligible);
    assert.equal(log.filter(({ path }) => path.endsWith('elsewhere')).length, 0);
  });
}

const slow: readonly (readonly [string, Treatment])[] = [
  ['no answer', raw('')],
  ['half the headers', raw('HTTP/1.1 200 OK\r\ncontent-')],
  ['half a yes', raw(whole(200, yes).subarray(0, -4))],
  ['a yes that trickles', trickle(whole(200, yes), 20)],
];

for (const [what, treatment] of slow) {
  test(`${what} within the deadline is timed out and perhaps reached, asked once`, async () => {
    const { asked, validations } = await askOnce([treatment], 250);
    assert.deepEqual(
      { asked, validations },
      { asked: fault('timed-out', 'perhaps'), validations: 1 },
    );
  });
}

const no = '{"success":false}';
const earlyAnswers: readonly (readonly [string, Treatment])[] = [
  ['together with another', raw(Buffer.concat([whole(200, no), whole(200, yes)]))],
  [
    'while nobody asks',
    (socket) => {
      socket.write(whole(200, no));
      setTimeout(() => socket.write(whole(200, yes)), 30);
    },
  ],
];

for (const [when, poison] of earlyAnswers) {
  test(`a yes that comes ${when} answers no later question`, async () => {
    const double = await startHostileRegistry({ validation: [poison, answer(200, no)] });
    const branches = [{ id: 'branch', proves }];
    const registry = openDiia({ url: double.url, token: 't', branches, qr: 'url', connectMs: 500 });
    const signal = AbortSignal.timeout(1_000);
    const first = await registry.ask(barcodeQuestion, signal);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = await registry.ask(barcodeQuestion, signal);
    registry.close();
    await double.close();
    assert.deepEqual([first, second], [denied('unstated'), denied('unstated')]);
  });
}

test('no fault tells more than its kind and whether the question left', async () => {
  const { asked } = await askOnce([cutAfter('secret')]);
  const keys = Object.keys((asked as { fault: Fault }).fault);
  assert.deepEqual(keys.sort(), ['kind', 'reached']);
});

function chunked(body: string): string {
  const size = Buffer.byteLength(body).toString(16);
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${size}\r\n${body}\r\n0\r\n\r\n`;
}
