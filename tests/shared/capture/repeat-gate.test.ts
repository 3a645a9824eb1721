import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRepeatGate, type Admission } from '../../../shared/capture/repeat-gate.ts';

const qr = { text: 'a', is2d: true };
const otherQr = { text: 'b', is2d: true };
const bars = { text: '1', is2d: false };
const misread = { text: '2', is2d: false };

const accepted: Admission = { kind: 'accepted' };
const waiting: Admission = { kind: 'waiting' };
const repeated = (acceptedAt: number): Admission => ({ kind: 'repeated', acceptedAt });

test('a code before the camera is checked once, and again when it has been away two seconds', () => {
  const gate = createRepeatGate();
  const times = [0, 100, 2_000, 3_999, 5_999];
  const expected = [accepted, repeated(0), repeated(0), repeated(0), accepted];
  assert.deepEqual(
    times.map((at) => gate.accept(qr, at)),
    expected,
  );
  assert.deepEqual(gate.accept(qr, 6_000), repeated(5_999));
});

test('a code that never leaves the frame is never checked again', () => {
  const gate = createRepeatGate();
  gate.accept(qr, 0);
  for (let at = 50; at < 200_000; at += 50) assert.deepEqual(gate.accept(qr, at), repeated(0));
});

test('two codes in one frame do not wake each other', () => {
  const gate = createRepeatGate();
  const kinds = [qr, otherQr, qr, otherQr].map((read, frame) => gate.accept(read, frame * 30));
  assert.deepEqual(kinds, [accepted, accepted, repeated(0), repeated(30)]);
});

test('a linear barcode counts when it was read twice alike', () => {
  const gate = createRepeatGate();
  assert.deepEqual(gate.accept(bars, 0), waiting);
  assert.deepEqual(gate.accept(misread, 100), waiting);
  assert.deepEqual(gate.accept(bars, 300), accepted);
  assert.deepEqual(gate.accept(bars, 400), repeated(300));
});

test('two equal reads too far apart do not confirm each other', () => {
  const gate = createRepeatGate();
  const times = [0, 301, 602, 900];
  assert.deepEqual(
    times.map((at) => gate.accept(bars, at)),
    [waiting, waiting, waiting, accepted],
  );
});

test('a code that became no check is not told of while it stays, and counts when it is shown anew', () => {
  const gate = createRepeatGate();
  const kinds = [0, 100, 2_099, 4_099].map((at) => {
    const { kind } = gate.accept(qr, at);
    if (at === 0) gate.hush(qr.text);
    return kind;
  });
  assert.deepEqual(kinds, ['accepted', 'hushed', 'hushed', 'accepted']);
});
