import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { understand } from '../../../electron/node/registry/diia-answer.ts';

/** Names and values that the real bodies are made of, so that the generator comes near to a yes. */
const names = [
  'success',
  'Success',
  'code',
  'name',
  'message',
  'processCode',
  'template',
  'data',
  'error',
  '__proto__',
];
const texts = [
  'true',
  '',
  'OK',
  'Code has been expired!',
  'This code has been used already!',
  'No record with presented code!',
  'Not Found',
];
const leaf = fc.oneof(
  fc.constantFrom<unknown>(true, false, null, 0, 1, 200, 400, 404, 500, ...texts),
  fc.string(),
);
const anything = fc.letrec((tie) => ({
  body: fc.oneof(
    leaf,
    fc.array(tie('body'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie('body'), { maxKeys: 4 }),
  ),
})).body;
const nearYes = fc.record(
  {
    success: fc.oneof(fc.constant(true), leaf),
    code: leaf,
    message: leaf,
    processCode: leaf,
    data: anything,
  },
  { requiredKeys: [] },
);
const nearNo = fc.record({
  success: fc.constantFrom(false, null, true),
  name: fc.constantFrom(...texts),
  message: fc.constantFrom(...texts),
  code: fc.constantFrom(null, 200, 400, 404, 500),
});
const plainYes = fc.record(
  { success: fc.constant(true), message: fc.constantFrom(null, ...texts), code: fc.constant(200) },
  { requiredKeys: ['success'] },
);
const body = fc.oneof(anything, nearYes, nearNo, plainYes);
const status = fc.oneof(
  fc.constantFrom(200, 201),
  fc.constantFrom(202, 203, 204, 206, 301, 400, 401, 403, 404, 422, 500, 503),
  fc.integer({ min: 100, max: 599 }),
);

test('nothing but an explicit yes is confirmed', () => {
  let yeses = 0;
  const property = fc.property(status, body, (status, body) => {
    const understood = understand({ status, text: JSON.stringify(body) });
    const isConfirmed = understood.ok && understood.value.kind === 'confirmed';
    if (!isConfirmed) return;
    yeses += 1;
    assert.ok(status === 200 || status === 201);
    assert.equal(Object.getOwnPropertyDescriptor(body, 'success')?.value, true);
    const { code, processCode, template } = body as Record<string, unknown>;
    assert.deepEqual(
      [processCode, template].filter((value) => JSON.stringify(value ?? '').length > 2),
      [],
    );
    assert.ok([undefined, null, 200, 201].includes(code as number));
  });
  fc.assert(property, { numRuns: 20_000 });
  assert.ok(yeses > 100, `the generator made only ${yeses} yeses`);
});

test('nothing but the words of a registry is a denial', () => {
  const property = fc.property(status, body, (status, body) => {
    const understood = understand({ status, text: JSON.stringify(body) });
    if (!understood.ok || understood.value.kind === 'confirmed') return;
    const said = (body as Record<string, unknown>)['success'];
    const known = /expired|used already|No record/.test(JSON.stringify(body));
    assert.ok(status === 200 || status === 201 ? said === false : known);
    assert.ok([200, 201, 400, 404].includes(status));
    assert.notEqual(said, true);
  });
  fc.assert(property, { numRuns: 20_000 });
});

test('no text whatever makes the reader throw or say yes', () => {
  const property = fc.property(status, fc.string({ unit: 'binary' }), (status, text) => {
    const understood = understand({ status, text });
    assert.equal(understood.ok, false);
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('a second success under any spelling takes the yes away', () => {
  const escaped = fc
    .tuple(...[...'success'].map((letter) => fc.constantFrom(letter, unicodeEscape(letter))))
    .map((letters) => letters.join(''));
  const property = fc.property(escaped, escaped, fc.boolean(), fc.boolean(), (one, two, a, b) => {
    const understood = understand({ status: 200, text: `{"${one}":${a}, "${two}" : ${b}}` });
    assert.deepEqual(understood, {
      ok: false,
      fault: { kind: 'unintelligible', reached: 'perhaps' },
    });
  });
  fc.assert(property);
});

test('a yes with anything against it, under whatever name, is not understood', () => {
  const bodies = [
    '{"success":true,"name":"NotFoundError","description":"Code has been expired!"}',
    '{"success":true,"status":"invalid","statusCode":404}',
    '{"success":true,"error":"used","error":null}',
    '{"success":true,"code":404,"code":200}',
    '{"success":true,"type":"BadRequestError"}',
    '{"success":true,"description":"revoked"}',
    '{"success":true,"message":"Document not found"}',
    '{"success":true,"message":"Документ недійсний"}',
    '{"success":true,"data":{"errors":[{"type":"x"}]}}',
    '{"success":true,"data":{"code":404}}',
    '{"success":true,"valid":false}',
    '{"success":true,"__proto__":{"valid":false}}',
    '{"__proto__":true,"success":true}',
    '{"success":true,"data":{"\\u005f_proto__":1}}',
    '{"success":true,"Success":false}',
    '{"success":true,"data":{"a":1,"a":2}}',
  ];
  const understood = bodies.map((text) => understand({ status: 200, text }));
  const fault = { ok: false, fault: { kind: 'unintelligible', reached: 'perhaps' } };
  assert.deepEqual(
    understood,
    bodies.map(() => fault),
  );
});

test('a refusal may repeat a name inside its details', () => {
  const text =
    '{"success":false,"message":"No record with presented code!","data":{"errors":[{"message":"a"},{"message":"b"}]}}';
  const denied = { ok: true, value: { kind: 'denied', because: 'unknown' } };
  assert.deepEqual(understand({ status: 200, text }), denied);
});

function unicodeEscape(letter: string): string {
  return `\\u00${letter.charCodeAt(0).toString(16)}`;
}
