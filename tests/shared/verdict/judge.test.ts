import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { documentTypes, type DocumentType } from '../../../shared/identify/document-type.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import { judge, typeKnown, type Memory } from '../../../shared/verdict/judge.ts';
import type { Answer, Asked, Fault } from '../../../shared/verify/registry.ts';
import { barcode, link, passportLink } from '../../fixtures/document-codes.ts';

const memories = ['nothing', 'confirmed', 'doubtful'] as const satisfies readonly Memory[];
const faults = [
  'offline',
  'timed-out',
  'answer-lost',
  'not-admitted',
  'unavailable',
  'unintelligible',
  'barcode-only',
  'untrusted',
  'proxy-refused',
  'known-down',
] as const satisfies readonly Fault['kind'][];
const confirmed = (proves: DocumentType | undefined) =>
  succeeded({ kind: 'confirmed', proves } as const);
const denied = (because: Extract<Answer, { kind: 'denied' }>['because']) =>
  succeeded({ kind: 'denied', because } as const);

test('silence of any kind never says anything about the document', () => {
  for (const kind of faults) {
    for (const reached of ['no', 'perhaps'] as const) {
      for (const memory of memories) {
        const verdict = judge(failed({ kind, reached }), barcode, memory);
        assert.deepEqual(verdict, { kind: 'unchecked', because: kind });
      }
    }
  }
});

test('a document that the branch proves is valid, by QR and by barcode', () => {
  for (const code of [link, barcode]) {
    assert.deepEqual(judge(confirmed('veteran-certificate'), code, 'nothing'), { kind: 'valid' });
  }
});

test('a type that only the QR claims asks the administrator to look', () => {
  const verdict = judge(confirmed(undefined), link, 'nothing');
  assert.deepEqual(verdict, { kind: 'caution', because: 'type-claimed' });
});

test('a barcode names no document: without a proving branch it is not green', () => {
  const verdict = judge(confirmed(undefined), barcode, 'nothing');
  assert.deepEqual(verdict, { kind: 'caution', because: 'type-unknown' });
});

test('a QR that claims another document than the branch proved is not green', () => {
  const verdict = judge(confirmed('veteran-certificate'), passportLink, 'nothing');
  assert.deepEqual(verdict, { kind: 'caution', because: 'type-differs' });
});

test('a code that was confirmed here moments ago is not green again', () => {
  const verdict = judge(confirmed('veteran-certificate'), barcode, 'confirmed');
  assert.deepEqual(verdict, { kind: 'caution', because: 'checked-moments-ago' });
});

test('the registry’s own reasons turn a document red', () => {
  const reasons = [
    'unknown',
    'withdrawn',
    'certificate-expired',
    'wrong-document',
    'unstated',
  ] as const;
  for (const because of reasons) {
    const verdict = judge(denied(because), barcode, 'nothing');
    assert.deepEqual(verdict, { kind: 'invalid', because });
  }
});

test('a code that lapsed asks for a fresh one', () => {
  for (const because of ['expired', 'used'] as const) {
    const verdict = judge(succeeded({ kind: 'lapsed', because }), barcode, 'nothing');
    assert.deepEqual(verdict, { kind: 'stale', because });
  }
});

test('what may be the echo of our own lost attempt is never red', () => {
  const echoes = [
    succeeded({ kind: 'lapsed', because: 'used' } as const),
    denied('unknown'),
    denied('unstated'),
  ];
  for (const echo of echoes) {
    const verdict = judge(echo, barcode, 'doubtful');
    assert.deepEqual(verdict, { kind: 'stale', because: 'lost-attempt' });
  }
});

test('a code that was confirmed here moments ago and is now not known was used up, by us', () => {
  for (const because of ['unknown', 'unstated'] as const) {
    const verdict = judge(denied(because), barcode, 'confirmed');
    assert.deepEqual(verdict, { kind: 'stale', because: 'used' });
  }
});

test('a withdrawn document stays red, whatever was before', () => {
  for (const memory of memories) {
    const verdict = judge(denied('withdrawn'), barcode, memory);
    assert.deepEqual(verdict, { kind: 'invalid', because: 'withdrawn' });
  }
});

test('only an explicit confirmation of a proved type is ever green', () => {
  const anAnswer: fc.Arbitrary<Asked> = fc.oneof(
    fc
      .record({ kind: fc.constantFrom(...faults), reached: fc.constantFrom('no', 'perhaps') })
      .map(failed),
    fc.constantFrom(undefined, ...documentTypes).map(confirmed),
    fc.constantFrom('unknown', 'withdrawn', 'unstated').map((because) => denied(because)),
    fc
      .constantFrom('expired', 'used')
      .map((because) => succeeded({ kind: 'lapsed', because } as const)),
  );
  fc.assert(
    fc.property(
      anAnswer,
      fc.constantFrom(link, barcode),
      fc.constantFrom(...memories),
      (asked, code, memory) => {
        if (judge(asked, code, memory).kind !== 'valid') return;
        assert.ok(asked.ok && asked.value.kind === 'confirmed' && asked.value.proves !== undefined);
      },
    ),
  );
});

test('the branch proves a type, a QR claims one, a barcode has none', () => {
  assert.deepEqual(
    [
      typeKnown(link, 'veteran-certificate'),
      typeKnown(link, undefined),
      typeKnown(barcode, 'pension-card'),
      typeKnown(barcode, undefined),
    ],
    [
      { documentType: 'veteran-certificate', typeIs: 'proved' },
      { documentType: 'veteran-certificate', typeIs: 'claimed' },
      { documentType: 'pension-card', typeIs: 'proved' },
      { documentType: undefined, typeIs: 'unknown' },
    ],
  );
});
