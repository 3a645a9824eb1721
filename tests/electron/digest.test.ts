import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import test from 'node:test';
import { createDigest } from '../../electron/node/digest.ts';
import type { DocumentCode } from '../../shared/identify/identified.ts';

const otp = '3f0c1a52-7a1e-4c55-9d0c-0a4b8d1e2f33';
const link = (more: object) =>
  ({
    kind: 'link',
    url: `https://diia.app/documents/internal-passport/1/verify/${otp}`,
    otp,
    claims: 'internal-passport',
    ...more,
  }) as DocumentCode;
const barcode = { kind: 'barcode', digits: '2912345678901' } as DocumentCode;
const digest = createDigest(Buffer.alloc(32, 7));

test('a digest is an HMAC of the code by a key of its own', () => {
  const own = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 7), '', 'zvirka code digest', 32));
  const hmac = (text: string) => createHmac('sha256', own).update(text).digest('hex');
  assert.deepEqual(
    [digest(link({})), digest(barcode)],
    [hmac(`link:${otp}`), hmac('barcode:2912345678901')],
  );
});

test('a link is known by its one-time part alone', () => {
  assert.equal(
    digest(link({ url: 'https://diia.app/other', claims: 'passport' })),
    digest(link({})),
  );
  assert.notEqual(digest(link({ otp: otp.replace('3', '4') })), digest(link({})));
});

test('the same code is not known again under another installation’s key', () => {
  assert.notEqual(createDigest(Buffer.alloc(32, 8))(barcode), digest(barcode));
});
