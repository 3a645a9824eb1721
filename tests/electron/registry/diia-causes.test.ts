import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeOf, diiaCauses, isTrouble } from '../../../electron/node/registry/diia-causes.ts';

const causes: readonly (readonly [string, string | undefined])[] = [
  ['No record with presented code!', 'denied unknown'],
  ['No otp record with presented barcode!', 'denied unknown'],
  ['VerificationOtp is not found', 'denied unknown'],
  ['Verification not found by barcode: x', 'denied unknown'],
  ['There is no document with id x', 'denied unknown'],
  ['This code has been used already!', 'lapsed used'],
  ['Code has been expired!', 'lapsed expired'],
  ['Document type must be driver-license', 'denied wrong-document'],
  ['Document has been withdrawn', 'denied withdrawn'],
  ['Certificate has expired', 'denied certificate-expired'],
  ['Not Found', undefined],
  ['Cannot POST /api/v1/acquirers/document-identification', undefined],
  ['Bad request', undefined],
  ['Parameter validation error', undefined],
  ['Token expired', undefined],
  ['Session has expired', undefined],
  ['TLS certificate has expired', undefined],
  ['a document of the unexpired', undefined],
];

for (const [text, expected] of causes) {
  test(`"${text}" tells ${expected ?? 'nothing of a document'}`, () => {
    const cause = causeOf([text], diiaCauses);
    assert.equal(cause && `${cause.kind} ${cause.because}`, expected);
  });
}

test('of two causes the mildest holds', () => {
  const [used, expired] = ['This code has been used already!', 'Code has been expired!'];
  const [unknown, wrong] = ['No record with presented code!', 'Wrong document type'];
  const told = [
    [used, expired],
    [unknown, used],
    [wrong, expired, unknown],
    [unknown, wrong],
    [unknown, unknown],
  ].map((texts) => causeOf([null, undefined, texts.join(' ')], diiaCauses));
  assert.deepEqual(told, [
    { kind: 'lapsed', because: 'expired' },
    { kind: 'lapsed', because: 'used' },
    { kind: 'lapsed', because: 'expired' },
    { kind: 'denied', because: 'unstated' },
    { kind: 'denied', because: 'unknown' },
  ]);
});

test("a registry's own trouble is known by its words", () => {
  const troubles = [
    'Service not available',
    'InternalServerError',
    'Token expired',
    'Request timeout',
  ];
  assert.deepEqual(
    troubles.filter((text) => !isTrouble([text])),
    [],
  );
  assert.equal(isTrouble(['BadRequestError', 'Bad request', null, undefined]), false);
});
