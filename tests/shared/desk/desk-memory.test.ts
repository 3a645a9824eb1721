import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { checksIn, lost, open, openReplaying, scan, yes } from '../../fakes/desk.ts';
import { barcodeText } from '../../fixtures/document-codes.ts';

const used: Asked = succeeded({ kind: 'lapsed', because: 'used' });

test('the same code confirmed twice is not green twice', async () => {
  const { desk, clock } = open(yes, yes);
  await desk.serve(scan(barcodeText));
  clock.at += 4_000;
  const again = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(again.outcome, { kind: 'caution', because: 'checked-moments-ago' });
});

test('the desk forgets a code when its life is over', async () => {
  const { desk, clock } = open(yes, yes);
  await desk.serve(scan(barcodeText));
  clock.at += 180_001;
  const again = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(again.outcome, { kind: 'valid' });
});

test('"used" after our own lost attempt is explained as ours', async () => {
  const { desk, clock } = open(lost, used);
  const first = await desk.serve(scan(barcodeText));
  clock.at += 3_000;
  const second = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(
    [first.outcome, second.outcome],
    [
      { kind: 'unchecked', because: 'answer-lost' },
      { kind: 'stale', because: 'lost-attempt' },
    ],
  );
});

test('a "no" after our own lost question is its echo, in that check and in the next', async () => {
  for (const because of ['unknown', 'unstated'] as const) {
    const denied: Asked = succeeded({ kind: 'denied', because });
    const { desk, registry, clock } = openReplaying(lost, denied, denied);
    const first = await desk.serve(scan(barcodeText));
    clock.at += 3_000;
    const second = await desk.serve(scan(barcodeText, clock.at));
    const echo = { kind: 'stale', because: 'lost-attempt' };
    assert.deepEqual(
      [first.outcome, first.entry?.asking, second.outcome, registry.questions.length],
      [echo, 'answered', echo, 3],
    );
  }
});

test('what a replay says of the document itself stands', async () => {
  const withdrawn: Asked = succeeded({ kind: 'denied', because: 'withdrawn' });
  for (const [answer, kind] of [
    [withdrawn, 'invalid'],
    [yes, 'valid'],
  ] as const) {
    const { desk } = openReplaying(lost, answer);
    assert.equal((await desk.serve(scan(barcodeText))).outcome.kind, kind);
  }
});

test('a check whose entry could not be written is remembered as doubtful', async () => {
  const { desk, journal, clock } = open(yes, succeeded({ kind: 'denied', because: 'unknown' }));
  journal.breaks = 'finish';
  await desk.serve(scan(barcodeText));
  journal.breaks = 'nothing';
  clock.at += 5_000;
  const again = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(again.outcome, { kind: 'stale', because: 'lost-attempt' });
});

test('our own lost attempt stays ours when the clock was set forward', async () => {
  const { desk, clock } = open(lost, used);
  await desk.serve(scan(barcodeText));
  clock.at += 86_400_000;
  const again = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(again.outcome, { kind: 'stale', because: 'lost-attempt' });
});

test('a question that was turned away at the door is no lost attempt', async () => {
  const refused: Asked = failed({ kind: 'not-admitted', reached: 'refused' });
  const { desk, journal } = open(refused, succeeded({ kind: 'denied', because: 'unknown' }));
  await desk.serve(scan(barcodeText));
  const again = await desk.serve(scan(barcodeText));
  assert.deepEqual([checksIn(journal)[0]?.asking, again.outcome.kind], ['refused', 'invalid']);
});
