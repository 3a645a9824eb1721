import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flipCase, layouts, ungarble, usKeys } from '../../../shared/capture/layout.ts';

const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

test('the tables hold each printable character of ASCII once, and no key twice', () => {
  assert.deepEqual([...usKeys].sort(), ascii);
  for (const layout of Object.values(layouts)) assert.equal(new Set(layout).size, usKeys.length);
});

test('whatever a scanner typed under a Cyrillic layout can be turned back', () => {
  const texts = fc.string({ unit: fc.constantFrom(...ascii) });
  fc.assert(
    fc.property(texts, fc.constantFrom(layouts.ua, layouts.ru), (text, layout) => {
      const garbled = Array.from(text, (mark) => layout.charAt(usKeys.indexOf(mark))).join('');
      assert.equal(ungarble(garbled), text);
    }),
  );
});

test('the tables are those of real keyboards', () => {
  assert.equal(ungarble('реезіЖ..вшшфюфзз.'), 'https://diia.app/');
  assert.equal(ungarble('реезыЖ..вшшфюфзз.'), 'https://diia.app/');
  assert.equal(ungarble('їЙ1 ъЙ1 ₴ʼ є э ґ\\'), "]Q1 ]Q1 ~~ ' ' \\\\");
  assert.equal(ungarble('漢\ud800'), '漢\ud800');
});

test('flipping the case twice changes nothing on a keyboard of ours', () => {
  for (const layout of Object.values(layouts)) assert.equal(flipCase(flipCase(layout)), layout);
  assert.equal(flipCase('РЕЕЗІж..7'), 'реезіЖ..7');
});
