import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failures, hear, scannerSession, typingSession } from '../../fixtures/sessions.ts';

test('a scanner of any pace, prefix, suffix and layout is heard once and exactly, and presses nothing', () => {
  assert.deepEqual(failures(scannerSession, 1, 10_000), []);
});

test('nobody at work is taken for a scanner, whatever they type, repeat or hold down', () => {
  assert.deepEqual(failures(typingSession, 1, 10_000), []);
});

test('the sessions are what they claim to be: whole codes and fast hands', () => {
  const scans = Array.from({ length: 500 }, (_, seed) => scannerSession(seed));
  assert.ok(scans.every(({ text, keys }) => text !== undefined && keys.length >= text.length));
  const typed = Array.from({ length: 200 }, (_, seed) => typingSession(seed).keys);
  const gaps = typed.flatMap((keys) =>
    keys.slice(1).map((key, at) => key.at - (keys[at]?.at ?? 0)),
  );
  const quick = gaps.filter((gap) => gap > 0 && gap < 60).length / gaps.length;
  assert.ok(quick > 0.1, String(quick));
  assert.ok(typed.some((keys) => hear(keys).heard.length > 0));
});
