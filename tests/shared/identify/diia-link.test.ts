import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isDocumentType } from '../../../shared/identify/document-type.ts';
import { identify } from '../../../shared/identify/identify.ts';
import { barcode, link, linkOf, linkParts, otp } from '../../fixtures/codes.ts';
import { document, garble, looksLike } from '../../fixtures/identified.ts';

test('every link that Diia gives out is a document, and its parts are kept as scanned', () => {
  fc.assert(
    fc.property(
      linkParts,
      fc.constantFrom('', '/'),
      fc.constantFrom('', '\r\n', '\t'),
      (parts, slash, end) => {
        const claims = isDocumentType(parts.type) ? parts.type : 'other';
        const url = linkOf(parts);
        assert.deepEqual(
          identify(url + slash + end),
          document({ kind: 'link', url, otp: parts.otp, claims }),
        );
      },
    ),
  );
});

test('a link in capitals is the same document, and its id stays as scanned', () => {
  const flipped = `HTTPS://DIIA.APP/DOCUMENTS/VETERAN-CERTIFICATE/aB-7/VERIFY/${otp.toUpperCase()}`;
  const url = `https://diia.app/documents/veteran-certificate/aB-7/verify/${otp}`;
  assert.deepEqual(
    identify(flipped),
    document({ kind: 'link', url, otp, claims: 'veteran-certificate' }),
  );
});

test('a link that a scanner typed under a Cyrillic layout is the same document', () => {
  const parts = linkParts.filter(({ id }) => /^[\x20-\x7e]+$/.test(id));
  fc.assert(
    fc.property(
      parts,
      fc.constantFrom('ua', 'ru'),
      fc.constantFrom('', ']Q1'),
      (link, layout, aim) => {
        assert.deepEqual(identify(garble(aim + linkOf(link), layout)), identify(linkOf(link)));
      },
    ),
  );
});

test('under Caps Lock and a Cyrillic layout it still is', () => {
  for (const layout of ['ua', 'ru'] as const) {
    assert.deepEqual(identify(garble(link, layout, true)), identify(link));
    assert.deepEqual(identify(garble(`]Q1${link}`, layout, true)), identify(link));
    assert.deepEqual(identify(garble(`]E0${barcode}`, layout, true)), identify(barcode));
    assert.deepEqual(identify(garble(`]E0${barcode}`, layout)), identify(barcode));
  }
});

test('what only looks like a link of Diia is never a document', () => {
  const rest = `documents/passport/1/verify/${otp}`;
  const forged: Record<string, string> = {
    [`https://diia.app.evil.example/${rest}`]: 'url',
    [`https://evil.example/diia.app/${rest}`]: 'url',
    [`https://user@diia.app/${rest}`]: 'url',
    [`https://diia.app:444/${rest}`]: 'url',
    [`https://diia.app./${rest}`]: 'url',
    [`https://dііa.app/${rest}`]: 'url',
    [`https://dııa.app/${rest}`]: 'url',
    [`https://diia。app/${rest}`]: 'url',
    [`httpſ://diia.app/${rest}`]: 'text',
    [`https:/diia.app/${rest}`]: 'text',
    [`https:\\\\diia.app/${rest}`]: 'text',
    [`http://diia.app/${rest}`]: 'diia-other',
    [`https://www.diia.app/${rest}`]: 'diia-other',
    [`https://diia.app//${rest}`]: 'diia-other',
    [`https://diia.app/${rest}//`]: 'diia-other',
    [`https://diia.app/${rest}?a=1`]: 'diia-other',
    [`https://diia.app/${rest}#a`]: 'diia-other',
    [`https://diia.app/${rest}0`]: 'diia-other',
    [`https://diia.app/${rest} x`]: 'diia-other',
    [`https://diia.app/documents/passport/../verify/${otp}`]: 'diia-other',
    [`https://diia.app/documents/passport/%2e%2E/verify/${otp}`]: 'diia-other',
    [`https://diia.app/documents/passport/%zz/verify/${otp}`]: 'diia-other',
    [`https://diia.app/documents/passport/a\\b/verify/${otp}`]: 'diia-other',
    [`https://diia.app/documents/passport/a b/verify/${otp}`]: 'diia-other',
    [`https://diia.app/documents/passport/a\u0000b/verify/${otp}`]: 'diia-other',
    [`https://diia.app/documents/passport/${'x'.repeat(129)}/verify/${otp}`]: 'diia-other',
    [`https://diia.app/documents/9/1/verify/${otp}`]: 'diia-other',
    [`text https://diia.app/${rest}`]: 'text',
  };
  const seen = Object.fromEntries(
    Object.keys(forged).map((text) => [text, looksLike(identify(text))]),
  );
  assert.deepEqual(seen, forged);
});

test('no other host makes a document', () => {
  const hosts = fc
    .oneof(
      fc.domain(),
      fc.webAuthority({ withPort: true, withUserInfo: true }),
      fc.string({ unit: 'grapheme' }),
      fc.tuple(fc.string(), fc.string()).map(([before, after]) => `${before}diia.app${after}`),
    )
    .filter((host) => host.toLowerCase() !== 'diia.app');
  fc.assert(
    fc.property(linkParts, hosts, (parts, host) => {
      assert.equal(identify(linkOf(parts).replace('diia.app', () => host)).kind, 'foreign');
    }),
    { numRuns: 1_000 },
  );
});
