import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  canonicalBegun,
  canonicalJson,
  canonicalText,
  parseCanonical,
} from '../../../shared/record/canonical.ts';
import { begunCheck, checkEntry, digestOf } from '../../fixtures/entries.ts';

test('an entry has one text, whatever the order of its fields', () => {
  const entry = checkEntry(7);
  const mirrored = Object.fromEntries(Object.entries(entry).reverse()) as typeof entry;
  assert.equal(canonicalText(mirrored), canonicalText(entry));
  assert.equal(
    canonicalText(entry),
    `{"adapter":"demo","asking":"answered","capturedAt":1772442007000,"code":"${digestOf('code 7')}","desk":"desk-7",` +
      '"documentType":"internal-passport","kind":"check","mode":"demo","number":7,"operator":"o.kovalenko","outcome":"valid",' +
      '"recordedAt":1772442007120,"registry":"127.0.0.1:4100","requestId":"00000000-0000-4000-8000-000000000007",' +
      '"service":"veteran-benefit","skewMs":-340,"source":"camera",' +
      '"stages":{"answeredMs":110,"askedMs":9,"receivedMs":4,"recordedMs":120},"typeIs":"proved","version":2}',
  );
});

test('a field that is not known is left out of the text', () => {
  const text = canonicalBegun(begunCheck(1, { code: undefined, documentType: undefined }));
  assert.ok(!/"code"|"documentType"|undefined|null/.test(text));
});

test('keys stand in the order of their UTF-16 units, as RFC 8785 §3.2.3 shows', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
  const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
  const ordered = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
  assert.deepEqual(
    [...text.matchAll(/("[^"]+"):0/g)].map(([, key]) => JSON.parse(key ?? '""')),
    ordered,
  );
});

test('strings and numbers are written as RFC 8785 §3.2.2 shows', () => {
  assert.equal(
    canonicalJson({
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"\u002f\u2028',
      literals: [null, true, false],
    }),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028"}',
  );
});

test('what JSON cannot say exactly is refused', () => {
  const refused = [NaN, Infinity, -Infinity, '\ud800', 'a\udc00b', { '\ud800': 1 }, [undefined]];
  const strange = [undefined, () => 1, Symbol('s'), 1n, new Date(0), new Map(), new Array(2)];
  for (const value of [...refused, ...strange]) {
    assert.throws(() => canonicalJson(value), TypeError);
  }
});

test('only a canonical text is read back, and no nesting makes the reader throw', () => {
  assert.deepEqual(parseCanonical('{"a":[1,null]}'), { a: [1, null] });
  const deep = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  for (const text of ['', '{', ' {}', '{"b":1,"a":1}', '"\\ud800"', '1e999', deep]) {
    assert.equal(parseCanonical(text), undefined, text.slice(0, 20));
  }
});

const json = () => fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 });

test('a canonical text says the same value, and its canonical text is itself', () => {
  fc.assert(
    fc.property(json(), (value) => {
      const text = canonicalJson(value);
      // JSON has one zero.
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }),
  );
});

test('in every canonical object the keys rise by UTF-16 units', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.integer()), (object) => {
      const expected = Object.keys(object)
        .sort((a, b) => (a < b ? -1 : 1))
        .map((key) => `${JSON.stringify(key)}:${String(object[key])}`);
      assert.equal(canonicalJson(object), `{${expected.join(',')}}`);
    }),
  );
});
