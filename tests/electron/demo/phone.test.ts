import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DemoCodeRequest } from '../../../electron/node/demo/demo-codes.ts';
import { createPhone } from '../../../electron/node/demo/phone.ts';
import type { PhoneRequest } from '../../../shared/contract/contract.ts';

const first: PhoneRequest = {
  document: 'veteran-certificate',
  state: 'live',
  shape: 'qr',
  held: false,
  fresh: false,
};

/** A phone over a book that numbers its codes; each lives 180 s. */
function phoneAt() {
  const clock = { now: 0 };
  const issued: DemoCodeRequest[] = [];
  const issue = (request: DemoCodeRequest) => {
    const digits = String(issued.push(request));
    return { link: `link ${digits}`, digits, expiresAt: clock.now + 180_000 };
  };
  return { ...createPhone({ issue }, () => clock.now), clock, issued };
}

test('a phone begins with a live veteran certificate as a QR, not held up', async () => {
  const { phone } = phoneAt();
  const { fresh: _, ...shown } = first;
  assert.deepEqual(await phone({}), { ...shown, link: 'link 1', digits: '1', expiresAt: 180_000 });
});

test('a live code is made anew when it has expired, and not before', async () => {
  const { phone, clock } = phoneAt();
  clock.now = 179_999;
  const before = await phone({});
  clock.now = 180_000;
  const after = await phone({});
  assert.deepEqual([before.digits, after.digits, after.expiresAt], ['1', '2', 360_000]);
});

test('a code in another state is left as it was wished', async () => {
  const { phone, setPhone, clock } = phoneAt();
  await setPhone({ ...first, state: 'expired' });
  clock.now = 900_000;
  assert.equal((await phone({})).digits, '2');
});

test('another document, another state or a fresh wish makes a code; holding and turning do not', async () => {
  const { setPhone, issued } = phoneAt();
  const wishes: Partial<PhoneRequest>[] = [
    { held: true },
    { shape: 'barcode' },
    { fresh: true },
    { state: 'used' },
    { state: 'used', document: 'driver-license' },
  ];
  const shown = [];
  for (const wish of wishes) shown.push((await setPhone({ ...first, ...wish })).digits);
  assert.deepEqual(shown, ['1', '1', '2', '3', '4']);
  assert.deepEqual(issued.at(-1), { document: 'driver-license', state: 'used' });
});
