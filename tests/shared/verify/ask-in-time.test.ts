import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import { askInTime } from '../../../shared/verify/ask-in-time.ts';
import type { Asked, Fault } from '../../../shared/verify/registry.ts';
import { fakeRegistry, silent } from '../../fakes/registry.ts';
import { barcode } from '../../fixtures/document-codes.ts';

const question = { code: barcode, requestId: '7d1f6f0e-0000-4000-8000-000000000001' };
const yes: Asked = succeeded({ kind: 'confirmed', proves: undefined });
const fault = (kind: Fault['kind'], reached: Fault['reached']) => failed({ kind, reached });
const patience = { wholeMs: 5_000, retryAfterMs: 10 };
const atOnce = () => Promise.resolve();

test('a question that never left is put once more', async () => {
  const registry = fakeRegistry(fault('offline', 'no'), yes);
  const asked = await askInTime(registry, question, patience, atOnce, new AbortController().signal);
  assert.deepEqual([asked, registry.questions], [yes, [question, question]]);
});

test('a question that never leaves is put twice at the most', async () => {
  const registry = fakeRegistry(fault('offline', 'no'), fault('offline', 'no'));
  const asked = await askInTime(registry, question, patience, atOnce, new AbortController().signal);
  assert.deepEqual([asked, registry.questions.length], [fault('offline', 'no'), 2]);
});

test('nobody asks twice once the code may have been used', async () => {
  for (const kind of [
    'offline',
    'timed-out',
    'answer-lost',
    'unavailable',
    'unintelligible',
  ] as const) {
    const registry = fakeRegistry(fault(kind, 'perhaps'));
    const asked = await askInTime(
      registry,
      question,
      patience,
      atOnce,
      new AbortController().signal,
    );
    assert.deepEqual([asked, registry.questions.length], [fault(kind, 'perhaps'), 1]);
  }
});

test('a refusal of our credentials is not worth a second question', async () => {
  const registry = fakeRegistry(fault('not-admitted', 'no'));
  await askInTime(registry, question, patience, atOnce, new AbortController().signal);
  assert.equal(registry.questions.length, 1);
});

test('a registry that stays silent is left at the deadline', async () => {
  const registry = fakeRegistry(silent(fault('timed-out', 'perhaps')));
  const asked = await askInTime(
    registry,
    question,
    { wholeMs: 20, retryAfterMs: 1 },
    atOnce,
    new AbortController().signal,
  );
  assert.deepEqual(asked, fault('timed-out', 'perhaps'));
});

test('a newer scan ends the wait for a retry', async () => {
  const newer = new AbortController();
  const registry = fakeRegistry(fault('offline', 'no'));
  const wait = () => {
    newer.abort();
    return Promise.resolve();
  };
  const asked = await askInTime(registry, question, patience, wait, newer.signal);
  assert.deepEqual([asked, registry.questions.length], [fault('offline', 'no'), 1]);
});
