import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createSkewMeter } from '../../../shared/verify/skew.ts';

const start = Date.UTC(2026, 10, 22, 8, 0, 0);

/** An answer of a registry whose clock this machine's is `aheadMs` ahead of. */
function answer(sentAt: number, thereMs: number, backMs: number, aheadMs: number) {
  const written = sentAt + thereMs - aheadMs;
  const date = Math.floor(written / 1_000) * 1_000;
  return { kind: 'dated', date, sentAt, answeredAt: sentAt + thereMs + backMs } as const;
}

test('nothing is known of the clock before an answer told the time', () => {
  assert.equal(createSkewMeter().skewMs(), undefined);
});

test('one answer tells the skew to half a second and half its way', () => {
  const meter = createSkewMeter();
  meter.hear(answer(start + 300, 40, 60, -240_000));
  assert.ok(Math.abs((meter.skewMs() ?? 0) + 240_000) <= 550, String(meter.skewMs()));
});

const ways = fc.array(
  fc.record({ at: fc.nat(999), there: fc.nat(3_000), back: fc.nat(3_000), gap: fc.nat(60_000) }),
  { minLength: 1, maxLength: 20 },
);

test('however slow and lopsided the ways, the skew lies within what the quickest answer allows', () => {
  fc.assert(
    fc.property(ways, fc.integer({ min: -1e9, max: 1e9 }), (all, aheadMs) => {
      const meter = createSkewMeter();
      let at = start;
      for (const way of all) {
        at += way.gap + way.at;
        meter.hear(answer(at, way.there, way.back, aheadMs));
      }
      const quickest = Math.min(...all.map(({ there, back }) => there + back));
      return Math.abs((meter.skewMs() ?? Infinity) - aheadMs) <= 1_000 + quickest;
    }),
  );
});

test('more answers make the skew better known than any one of them', () => {
  const meter = createSkewMeter();
  for (let number = 0; number < 20; number += 1)
    meter.hear(answer(start + number * 1_057, 20, 20, 7_000));
  assert.ok(Math.abs((meter.skewMs() ?? 0) - 7_000) < 150, String(meter.skewMs()));
});

test('an answer that fits no earlier one says that a clock was set: the newest holds', () => {
  const meter = createSkewMeter();
  meter.hear(answer(start, 20, 20, 0));
  meter.hear(answer(start + 3_600_000, 20, 20, 3_600_000));
  assert.ok(Math.abs((meter.skewMs() ?? 0) - 3_600_000) <= 520);
});

test('an answer that came before it was asked for says nothing but that the clock was set back', () => {
  const meter = createSkewMeter();
  meter.hear({ kind: 'dated', date: start, sentAt: start, answeredAt: start - 3_600_000 });
  assert.equal(meter.skewMs(), undefined);
});

test('after a sleep the clock is not known', () => {
  const meter = createSkewMeter();
  meter.hear(answer(start, 20, 20, 0));
  meter.forget();
  assert.equal(meter.skewMs(), undefined);
});
