import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failed } from '../../../shared/lib/result.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { open, scan, start, yes } from '../../fakes/desk.ts';
import { barcodeText } from '../../fixtures/document-codes.ts';

const offline: Asked = failed({ kind: 'offline', reached: 'no' });

test('a question that surely was not sent may be put again while the code can live', async () => {
  const { desk, clock } = open(offline, offline, yes);
  const first = await desk.serve(scan(barcodeText));
  clock.at += 40_000;
  const again = await desk.serve({ ...scan(barcodeText, clock.at), firstAt: start });
  assert.deepEqual(
    [first.outcome, first.retryUntil, again.outcome],
    [{ kind: 'unchecked', because: 'offline' }, start + 180_000, { kind: 'valid' }],
  );
});

test('a code’s three minutes count from its first capture, however often it is tried', async () => {
  const { desk, clock } = open(offline, offline);
  clock.at += 40_000;
  const again = await desk.serve({ ...scan(barcodeText, clock.at), firstAt: start });
  assert.equal(again.retryUntil, start + 180_000);
});

test('a clock that was set back gives a code no more than its three minutes', async () => {
  const { desk, clock } = open(offline, offline);
  clock.at -= 3_600_000;
  const again = await desk.serve({ ...scan(barcodeText, clock.at), firstAt: start });
  assert.equal(again.retryUntil, clock.at + 180_000);
});

test('nothing is put again by itself that may have been sent, or that time does not mend', async () => {
  const faults = [
    ['answer-lost', 'perhaps'],
    ['timed-out', 'perhaps'],
    ['unavailable', 'perhaps'],
    ['not-admitted', 'refused'],
    ['not-admitted', 'no'],
    ['barcode-only', 'no'],
  ] as const;
  for (const [kind, reached] of faults) {
    const { desk } = open(failed({ kind, reached }));
    assert.equal((await desk.serve(scan(barcodeText))).retryUntil, undefined, kind);
  }
});
