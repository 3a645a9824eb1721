import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phoneCodeStates } from '../../../shared/contract/contract.ts';
import { documentTypes } from '../../../shared/identify/document-type.ts';
import { identify } from '../../../shared/identify/identify.ts';
import { confirmed, document, otpOf, refusal, start, unknown, useDemo } from './call-demo.ts';

const { clock, demo, signIn, validate } = useDemo();
const used = refusal(400, 'BadRequestError', 'This code has been used already!');
const expired = refusal(400, 'BadRequestError', 'Code has been expired!');

test('every code of every class is one that the desk identifies', () => {
  for (const type of documentTypes) {
    for (const state of phoneCodeStates) {
      const { link, digits } = demo().issue({ document: type, state });
      const [qr, bars] = [identify(link), identify(digits)];
      assert.ok(qr.kind === 'document' && qr.code.kind === 'link' && qr.code.claims === type);
      assert.ok(bars.kind === 'document' && bars.code.kind === 'barcode');
    }
  }
});

test("an e-passport's link carries a record number with a true check digit, and nobody's", () => {
  const { link } = demo().issue({ document: 'internal-passport', state: 'live' });
  const id = /\/(\d{8})-(0000)(\d)-\d{4}-\d\d-\d\d\//.exec(link);
  const digits = `${id?.[1]}${id?.[2]}`;
  const sum = Array.from(digits).reduce(
    (so, d, at) => so + Number(d) * ([7, 3, 1][at % 3] ?? 0),
    0,
  );
  assert.equal(Number(id?.[3]), sum % 10);
});

test('a live code is confirmed once, and its other shape is used up with it', async () => {
  const [one, two] = [
    demo().issue({ document, state: 'live' }),
    demo().issue({ document, state: 'live' }),
  ];
  const branchId = demo().branchId;
  assert.deepEqual(
    [
      await validate({ branchId, barcode: one.digits }),
      await validate({ branchId, qrcode: one.link }),
      await validate({ branchId, qrcode: two.link }),
      await validate({ branchId, qrcode: otpOf(two.link) }),
      await validate({ branchId, barcode: two.digits }),
    ],
    [confirmed, used, confirmed, used, used],
  );
});

test('a code lives three minutes and is forgotten after a day', async () => {
  const { digits, expiresAt } = demo().issue({ document, state: 'live' });
  const ask = () => validate({ branchId: demo().branchId, barcode: digits });
  assert.equal(expiresAt, start + 180_000);
  clock.now = start + 180_000;
  const atThreeMinutes = await ask();
  clock.now = start + 86_400_000 + 180_001;
  await signIn();
  const later = await ask();
  clock.now = start;
  assert.deepEqual([atThreeMinutes, later], [expired, unknown]);
});

test('a code that is a moment short of three minutes is confirmed', async () => {
  const { digits } = demo().issue({ document, state: 'live' });
  clock.now = start + 179_999;
  const asked = await validate({ branchId: demo().branchId, barcode: digits });
  clock.now = start;
  assert.deepEqual(asked, confirmed);
});

test('each wished state answers as it should, however often it is asked', async () => {
  const withdrawn = {
    success: false,
    name: 'DocumentError',
    message: 'Document has been withdrawn',
  };
  const expected = { expired, used, withdrawn: { status: 200, body: withdrawn }, unknown };
  for (const [state, answer] of Object.entries(expected)) {
    const { digits } = demo().issue({ document, state: state as keyof typeof expected });
    const ask = () => validate({ branchId: demo().branchId, barcode: digits });
    assert.deepEqual([await ask(), await ask()], [answer, answer]);
  }
});

test('a code of another class is refused and stays live', async () => {
  const { digits } = demo().issue({ document: 'driver-license', state: 'live' });
  const wrong = refusal(400, 'BadRequestError', 'Document type must be veteran-certificate');
  assert.deepEqual(
    [
      await validate({ branchId: demo().branchId, barcode: digits }),
      await validate({ branchId: demo().branches['driver-license'], barcode: digits }),
    ],
    [wrong, confirmed],
  );
});
