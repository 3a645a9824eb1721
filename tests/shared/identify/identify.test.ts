import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { layouts, usKeys } from '../../../shared/capture/layout.ts';
import { isDocumentType } from '../../../shared/identify/document-type.ts';
import { strangers, type Identified } from '../../../shared/identify/identified.ts';
import { identify } from '../../../shared/identify/identify.ts';
import { barcode, barcodes, link, linkOf, linkParts, otp } from '../../fixtures/codes.ts';

test('identify answers any text with a document or a stranger from the closed list', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const identified = identify(text);
      assert.ok(identified.kind === 'document' || strangers.includes(identified.looksLike));
    }),
    { numRuns: 1_000 },
  );
});

test('a megabyte of one mark is answered like any other text', () => {
  const answers = [
    '0',
    ' ',
    ']E0',
    'реезіЖ..',
    'https://',
    '\ud800',
    '\0',
    '4 8',
    '+1',
    'a/',
    '%41',
  ].map((mark) => looksLike(identify(mark.repeat(Math.ceil(1_000_000 / mark.length)))));
  const expected = [
    'digits',
    'empty',
    'text',
    'text',
    'url',
    'binary',
    'empty',
    'text',
    'text',
    'text',
    'text',
  ];
  assert.deepEqual(answers, expected);
});

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

test('every barcode of Diia is a document, bare, grouped or with what scanners add', () => {
  fc.assert(
    fc.property(barcodes, fc.constantFrom(' ', '\u00a0', '-', '\u202f', '–'), (digits, gap) => {
      const groups = [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].join(gap);
      for (const text of [
        digits,
        groups,
        `]E0${digits}`,
        `\u0002${digits}\u0003\r`,
        `\ufeff ${digits}\t`,
      ]) {
        assert.deepEqual(identify(text), document({ kind: 'barcode', digits }));
      }
    }),
  );
});

test('one wrong digit is always noticed', () => {
  const slips = fc.tuple(barcodes, fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(slips, ([digits, at, shift]) => {
      const wrong = String((Number(digits[at]) + shift) % 10);
      const text = digits.slice(0, at) + wrong + digits.slice(at + 1);
      assert.equal(
        looksLike(identify(text)),
        text.startsWith('0') ? 'product' : 'failed-check-digit',
      );
    }),
  );
});

test('neighbours that changed places are noticed unless they differ by 0 or 5', () => {
  fc.assert(
    fc.property(barcodes, fc.nat({ max: 11 }), (digits, at) => {
      const [left = '', right = ''] = digits.slice(at);
      const text = digits.slice(0, at) + right + left + digits.slice(at + 2);
      const isBlind = Math.abs(Number(left) - Number(right)) % 5 === 0;
      const noticed = isBlind ? undefined : 'failed-check-digit';
      assert.equal(looksLike(identify(text)), text.startsWith('0') ? 'product' : noticed);
    }),
  );
});

test('strangers are called by their name', () => {
  const named: readonly (readonly [string, string])[] = [
    ['', 'empty'],
    [' \r\n\0', 'empty'],
    ['4821590367286', 'failed-check-digit'],
    ['482159036728', 'twelve-digits'],
    ['012345678905', 'product'],
    ['0123456789012', 'product'],
    ['4821590367283 12', 'product'],
    ['4821590367283-12345', 'product'],
    ['4821590367286 12', 'digits'],
    ['080442957X', 'isbn'],
    ['0-306-40615-2', 'isbn'],
    ['0306406153', 'digits'],
    ['03178471', 'issn'],
    ['2434-561x', 'issn'],
    ['40170725', 'product'],
    ['40170726', 'digits'],
    ['7', 'digits'],
    ['https://diia.app/acquirers/offer-request/1', 'diia-offer'],
    ['https://diia.app/acquirers/document-request/1', 'diia-document-request'],
    ['diia://diia.app/acquirers/identification/1', 'diia-identification'],
    ['https://diia.app/acquirers/branch/offer/offer-request/1', 'diia-qr'],
    [`https://diia.app/residence-registration/1/verify/${otp}`, 'diia-residence'],
    ['https://diia.app/penalty/1', 'diia-penalty'],
    ['https://diia.app/message/1', 'diia-message'],
    ['https://diia.app/messages', 'diia-other'],
    ['https://diia.app', 'diia-other'],
    ['https://go.diia.app/x', 'diia-other'],
    [link.slice(0, -1), 'diia-other'],
    [garble('https://diia.app/message/1', 'ua'), 'diia-message'],
    ['https://reserveplus.mod.gov.ua/x', 'reserve-plus'],
    ['https://reserveplus.mod.gov.ua.evil.example/x', 'url'],
    ['Військово-обліковий документ Резерв ID 1', 'reserve-plus'],
    ['WIFI:T:WPA;S:a;P:b;;', 'wifi'],
    ['https://bank.gov.ua/qr/QkNECjAwMg', 'payment'],
    ['https://qr.bank.gov.ua/QkNECjAwMw', 'payment'],
    ['https://bank.gov.ua/ua/news', 'url'],
    ['BCD\n002\n1\nSCT', 'payment'],
    ['BCD\r\n002\r\n2\r\nUCT\r\n\ufffd\ufffd\ufffd\ufffd', 'payment'],
    ['00020101021129300012D156000000000510A93FO3230Q', 'payment'],
    ['bitcoin:1abc?amount=1', 'payment'],
    ['BEGIN:VCARD\r\nN:a', 'contact'],
    ['MECARD:N:a;;', 'contact'],
    ['tel:+380000000000', 'phone'],
    ['+38 (000) 000-00-00', 'phone'],
    ['mailto:a@b.example', 'email'],
    ['MATMSG:TO:a@b.example;;', 'email'],
    ['SMSTO:1:a', 'message'],
    ['sms:1', 'message'],
    ['geo:50.45,30.52', 'place'],
    ['BEGIN:VCALENDAR\nEND', 'event'],
    ['BEGIN:VEVENT\nEND', 'event'],
    ['http://a.example', 'url'],
    ['www.a.example', 'url'],
    ['myapp+v2://x', 'url'],
    ['a\u0001b', 'binary'],
    ['a\u001db', 'binary'],
    ['\ufffd\ufffdab', 'binary'],
    ['рядок\nще рядок', 'text'],
    ['реезіЖ.. і далі слова', 'text'],
    ['ТЕСТ', 'text'],
  ];
  const seen = named.map(([text]) => [text, looksLike(identify(text))]);
  assert.deepEqual(seen, named);
});

function anyText(): fc.Arbitrary<string> {
  const latin1 = fc.uint8Array({ maxLength: 10_000 }).map((bytes) => String.fromCharCode(...bytes));
  const marks = fc.array(fc.constantFrom(...'\0\r\n\t ]E0Q1їУреезіЖ./:-0123456789xX'), {
    maxLength: 200,
  });
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10_000 }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    latin1,
    marks.map((each) => each.join('')),
    fc.mixedCase(linkParts.map(linkOf)),
  );
}

function looksLike(identified: Identified): string | undefined {
  return identified.kind === 'foreign' ? identified.looksLike : undefined;
}

function document(code: object): object {
  return { kind: 'document', code };
}

/** What the layout's keyboard writes when a scanner presses the US keys of a text. */
function garble(text: string, layout: keyof typeof layouts, capsLock = false): string {
  const garbled = Array.from(text, (mark) => layouts[layout].charAt(usKeys.indexOf(mark)));
  return garbled.map((mark) => (capsLock ? flip(mark) : mark)).join('');
}

function flip(mark: string): string {
  return mark === mark.toLowerCase() ? mark.toUpperCase() : mark.toLowerCase();
}
