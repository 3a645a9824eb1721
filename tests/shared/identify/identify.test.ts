import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { strangers } from '../../../shared/identify/identified.ts';
import { identify } from '../../../shared/identify/identify.ts';
import { link, linkOf, linkParts, otp } from '../../fixtures/codes.ts';
import { garble, looksLike } from '../../fixtures/identified.ts';

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
