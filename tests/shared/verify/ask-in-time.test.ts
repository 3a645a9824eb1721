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
/** What came of the only question that may have had an effect. */
const alone = (asked: Asked) => ({ asked, mayEcho: false });

test('a question that never left is put once more', async () => {
  const registry = fakeRegistry(fault('offline', 'no'), yes);
  const asked = await askInTime(registry, question, patience, atOnce, new AbortController().signal);
  assert.deepEqual([asked, registry.questions], [alone(yes), [question, question]]);
});

test('a question that never leaves is put twice at the most', async () => {
  const registry = fakeRegistry(fault('offline', 'no'), fault('offline', 'no'));
  const asked = await askInTime(registry, question, patience, atOnce, new AbortController().signal);
  assert.deepEqual([asked, registry.questions.length], [alone(fault('offline', 'no')), 2]);
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
    assert.deepEqual([asked, registry.questions.length], [alone(fault(kind, 'perhaps')), 1]);
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
  assert.deepEqual(asked, alone(fault('timed-out', 'perhaps')));
});

test('a newer scan ends the wait for a retry', async () => {
  const newer = new AbortController();
  const registry = fakeRegistry(fault('offline', 'no'));
  const wait = () => {
    newer.abort();
    return Promise.resolve();
  };
  const asked = await askInTime(registry, question, patience, wait, newer.signal);
  assert.deepEqual([asked, registry.questions.length], [alone(fault('offline', 'no')), 1]);
});

const replaying = (...answers: Asked[]) => ({ ...fakeRegistry(...answers), replays: true });
const ask = (registry: ReturnType<typeof fakeRegistry>) =>
  askInTime(registry, question, patience, atOnce, new AbortController().signal);

test('a lost answer is asked for once more, under the same request id, where the registry replays it', async () => {
  for (const kind of ['answer-lost', 'timed-out'] as const) {
    const registry = replaying(fault(kind, 'perhaps'), yes);
    const asked = await ask(registry);
    assert.deepEqual(
      [asked, registry.questions],
      [{ asked: yes, mayEcho: true }, [question, question]],
    );
  }
});

test('what the registry said that we did not understand is not asked for again', async () => {
  for (const kind of ['unintelligible', 'unavailable'] as const) {
    const registry = replaying(fault(kind, 'perhaps'));
    const asked = await ask(registry);
    assert.deepEqual([asked, registry.questions.length], [alone(fault(kind, 'perhaps')), 1]);
  }
});

test('a replay that could not be sent leaves the first question as lost as it was', async () => {
  for (const second of [fault('offline', 'no'), fault('known-down', 'no')]) {
    const registry = replaying(fault('answer-lost', 'perhaps'), second);
    assert.deepEqual(await ask(registry), alone(fault('answer-lost', 'perhaps')));
  }
});

test('a way that fell before the second question is told by what felled it', async () => {
  const registry = fakeRegistry(fault('offline', 'no'), fault('known-down', 'no'));
  assert.deepEqual(await ask(registry), alone(fault('offline', 'no')));
});

test('a replay that was turned away at the door does not undo what the first question may have done', async () => {
  const registry = replaying(fault('answer-lost', 'perhaps'), fault('not-admitted', 'refused'));
  assert.deepEqual(await ask(registry), {
    asked: fault('not-admitted', 'perhaps'),
    mayEcho: true,
  });
});
