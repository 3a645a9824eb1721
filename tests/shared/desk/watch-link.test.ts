import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createBreaker } from '../../../electron/node/network/breaker.ts';
import type { Link } from '../../../shared/contract/contract.ts';
import { watchLink } from '../../../shared/desk/watch-link.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Asked, Fault, Registry } from '../../../shared/verify/registry.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { barcode } from '../../fixtures/document-codes.ts';

const question = { code: barcode, requestId: '00000000-0000-4000-8000-000000000001' };
const signal = new AbortController().signal;
const fault = (kind: Fault['kind'], reached: Fault['reached'] = 'no') => failed({ kind, reached });
const yes: Asked = succeeded({ kind: 'denied', because: 'unknown' });

/** Asks once for each answer; a second passes before each, and `tookMs` with it. */
async function linkAfter(answers: readonly Asked[], tookMs: readonly number[] = []): Promise<Link> {
  let at = 0;
  const registry = {
    ...fakeRegistry(),
    ask: () => {
      const [answer, took] = [answers[asked] ?? yes, tookMs[asked] ?? 0];
      asked += 1;
      at += took;
      return Promise.resolve(answer);
    },
  };
  let asked = 0;
  const now = () => at;
  const ports = { registry, breaker: createBreaker(6_000), now, clock: now, onBug: assert.ifError };
  const watched = watchLink(ports, () => undefined);
  while (asked < answers.length) {
    at += 1_000;
    await watched.registry.ask(question, signal);
  }
  return watched.link();
}

test('a code that the registry does not take, and missing credentials, say nothing of the link', async () => {
  const links = [
    await linkAfter([fault('barcode-only'), fault('barcode-only')]),
    await linkAfter([fault('not-admitted'), fault('not-admitted')]),
  ];
  assert.deepEqual(links, [{ kind: 'unknown' }, { kind: 'unknown' }]);
});

test('who turns our credentials away is there', async () => {
  assert.deepEqual(await linkAfter([fault('not-admitted', 'refused')]), {
    kind: 'up',
    latencyMs: 0,
    at: 1_000,
  });
});

test('two failures of the last five bring the link down, since the first of them in a row', async () => {
  const lost = fault('timed-out', 'perhaps');
  assert.deepEqual(
    [(await linkAfter([yes, lost, yes, yes, yes])).kind, await linkAfter([yes, lost, lost])],
    ['up', { kind: 'down', since: 2_000, because: 'timed-out', lastAt: 1_000 }],
  );
});

test('failures that lie further back than five are forgotten', async () => {
  const lost = fault('answer-lost', 'perhaps');
  const { kind } = await linkAfter([lost, yes, yes, yes, yes, lost]);
  assert.equal(kind, 'up');
});

test('five answers that are slow on average bring the link down, one slow one does not', async () => {
  const five = [yes, yes, yes, yes, yes];
  const slow = await linkAfter(five, [7_000, 7_000, 7_000, 7_000, 7_000]);
  const quick = await linkAfter(five, [7_000, 100, 100, 100, 100]);
  assert.deepEqual(
    [slow.kind, slow.kind === 'down' && slow.because, quick.kind],
    ['down', 'slow', 'up'],
  );
});

test('the latency told is the median of the last twenty', async () => {
  const answers = Array.from({ length: 25 }, () => yes);
  const tookMs = answers.map((_, number) => (number < 14 ? 900 : 100));
  const link = await linkAfter(answers, tookMs);
  assert.equal(link.kind === 'up' && link.latencyMs, 100);
});

test('a question that was broken off by us tells nothing of the link', async () => {
  const registry = fakeRegistry(fault('answer-lost', 'perhaps'), fault('answer-lost', 'perhaps'));
  const now = () => 7;
  const ports = { registry, breaker: createBreaker(6_000), now, clock: now, onBug: assert.ifError };
  const watched = watchLink(ports, () => undefined);
  const newer = AbortSignal.abort();
  await watched.registry.ask(question, newer);
  await watched.registry.ask(question, newer);
  assert.deepEqual(watched.link(), { kind: 'unknown' });
});

const bug = new RangeError('broken');

/** A watch that has begun, over a registry of which one thing is broken. */
function brokenWatch(broken: Partial<Registry>, changed = (): void => undefined) {
  const bugs: unknown[] = [];
  const registry = { ...fakeRegistry(yes), ...broken };
  const now = () => 7;
  const onBug = (error: unknown) => bugs.push(error);
  const ports = { registry, breaker: createBreaker(6_000), now, clock: now, onBug };
  const watched = watchLink(ports, changed);
  watched.begin();
  return { watched, bugs };
}

test('a bug in trying the way is told of, and the way is tried again', async () => {
  let probes = 0;
  const { watched, bugs } = brokenWatch({
    probe: () => {
      probes += 1;
      return Promise.reject(bug);
    },
  });
  watched.probe();
  await setImmediate();
  watched.probe();
  await setImmediate();
  assert.deepEqual([bugs, probes], [[bug, bug], 2]);
});

test('a bug in the account of the link is told of, and costs no check its answer', async () => {
  const { watched, bugs } = brokenWatch({}, () => {
    throw bug;
  });
  assert.deepEqual(await watched.registry.ask(question, signal), yes);
  watched.lost();
  await setImmediate();
  assert.deepEqual([...new Set(bugs)], [bug]);
  assert.ok(bugs.length > 1);
});
