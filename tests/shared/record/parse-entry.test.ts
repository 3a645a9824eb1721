import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { canonicalBegun, canonicalJson, canonicalText } from '../../../shared/record/canonical.ts';
import { parseBegun, parseEntry } from '../../../shared/record/parse-entry.ts';
import { happenings } from '../../../shared/record/happening.ts';
import {
  begunCheck,
  checkEntry,
  firstVersion,
  happened,
  happeningsOfAll,
} from '../../fixtures/entries.ts';

const kinds = [
  firstVersion(9),
  checkEntry(8, { source: 'file', repaired: 'isbn', service: undefined, skewMs: undefined }),
  ...happeningsOfAll.map((happening, index) => happened(index + 10, happening)),
  checkEntry(1),
  checkEntry(2, { because: 'type-claimed', outcome: 'caution', typeIs: 'claimed' }),
  checkEntry(3, {
    outcome: 'foreign',
    looksLike: 'wifi',
    code: undefined,
    documentType: undefined,
  }),
  checkEntry(4, {
    asking: 'not-asked',
    stages: { receivedMs: 1, askedMs: undefined, answeredMs: undefined, recordedMs: 2 },
  }),
  checkEntry(5, { outcome: 'unchecked', because: 'not-admitted', asking: 'refused' }),
];

test('an entry is read back as it was written', () => {
  for (const entry of kinds) assert.deepEqual(parseEntry(canonicalText(entry)), entry);
  const begun = begunCheck(5, { documentType: undefined });
  assert.deepEqual(parseBegun(canonicalBegun(begun)), begun);
});

test('a text that is not canonical is not an entry', () => {
  const text = canonicalText(checkEntry(1));
  const changed = [
    '',
    'null',
    '[]',
    '1',
    '{}',
    ` ${text}`,
    `${text}\n`,
    text.slice(0, -1),
    text.replace('"version":2', '"version":2.0'),
    text.replace('"demo"', '"\\u0064emo"'),
    text.replace('{', '{"adapter":"demo",'),
    JSON.stringify(Object.fromEntries(Object.entries(checkEntry(1)).reverse())),
  ];
  for (const other of changed) assert.equal(parseEntry(other), undefined, other);
});

test('a field that is strange, missing or out of its list is refused', () => {
  const entry = checkEntry(1);
  const strange: Readonly<Record<string, unknown>>[] = [
    { ...entry, surname: 'Вигаданенко' },
    { ...entry, stages: { ...entry.stages, dialledMs: 1 } },
    { ...entry, version: 3 },
    { ...entry, version: 1 },
    { ...entry, service: 'Вигаданенко '.repeat(10) },
    { ...entry, skewMs: 0.5 },
    { ...entry, repaired: 'luckily' },
    { ...firstVersion(1), source: 'file' },
    { ...entry, kind: 'note' },
    { ...entry, number: 0 },
    { ...entry, number: 1.5 },
    { ...entry, recordedAt: -1 },
    { ...entry, outcome: 'perfect' },
    { ...entry, because: 'Паспорт 001234567' },
    { ...entry, looksLike: 'dragon' },
    { ...entry, documentType: 'library-card' },
    { ...entry, code: '2912345678901' },
    { ...entry, code: null },
    { ...entry, requestId: 'one' },
    { ...entry, source: 'ear' },
    { ...entry, mode: 'training' },
    { ...entry, typeIs: 'felt' },
    { ...entry, asking: 'maybe' },
    { ...entry, stages: null },
    { ...entry, stages: { ...entry.stages, recordedMs: '120' } },
    { ...entry, __proto__: null, toString: 'x' },
  ];
  for (const value of strange) assert.equal(parseEntry(canonicalJson(value)), undefined);
  for (const field of ['desk', 'mode', 'number', 'outcome', 'stages', 'requestId'] as const) {
    assert.equal(parseEntry(canonicalJson({ ...entry, [field]: undefined })), undefined, field);
  }
});

test('what happens besides checks has its own fields, and no others', () => {
  for (const [index, happening] of happeningsOfAll.entries()) {
    const entry = happened(index + 1, happening);
    const strange: Readonly<Record<string, unknown>>[] = [
      { ...entry, surname: 'Вигаданенко' },
      { ...entry, version: 1 },
      { ...entry, kind: 'check' },
      { ...entry, kind: 'dreamt' },
      { ...entry, requestId: '2912345678901' },
      { ...entry, desk: undefined },
      ...Object.keys(happening).map((field) => ({ ...entry, [field]: [] })),
    ];
    for (const value of strange) assert.equal(parseEntry(canonicalJson(value)), undefined);
  }
  const long = { kind: 'setting', key: 'a', was: 'x'.repeat(201), by: 'it' } as const;
  assert.equal(parseEntry(canonicalText(happened(1, long))), undefined);
});

test('every kind of happening is in the examples', () => {
  assert.deepEqual(new Set(happeningsOfAll.map(({ kind }) => kind)), new Set(happenings));
});

test('no text whatever makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(parseEntry(text), undefined)),
  );
  fc.assert(fc.property(fc.json(), (text) => assert.equal(parseBegun(text), undefined)));
  assert.equal(parseEntry('{"desk":"\\ud800"}'), undefined);
  assert.equal(parseEntry('{"__proto__":{"desk":1}}'), undefined);
  const deep = `{"desk":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  assert.deepEqual([parseEntry(deep), parseBegun(deep)], [undefined, undefined]);
});
