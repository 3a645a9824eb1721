import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarise } from '../../../shared/desk/summarise.ts';
import type { Entry } from '../../../shared/record/entry.ts';
import { passes } from '../../../shared/record/filter.ts';
import type { PageRequest } from '../../../shared/record/filter.ts';
import { checkEntry, happened, stand } from '../../fixtures/entries.ts';

const midnight = new Date(2026, 2, 2).getTime();
const hour = 3_600_000;
const day = { from: midnight, until: midnight + 24 * hour, slice: 'hour' } as const;

function listOf(entries: readonly Entry[]) {
  return ({ before = Infinity, after, limit, filter = {} }: PageRequest) => {
    const passing = entries.filter((entry) => passes(filter, entry) && entry.number < before);
    if (after === undefined) return passing.toReversed().slice(0, limit);
    return passing
      .filter(({ number }) => number > after)
      .slice(0, limit)
      .toReversed();
  };
}

const breathe = () => Promise.resolve();

test('a summary counts every check of its span once, and no other', async () => {
  const at = (n: number, hours: number) =>
    checkEntry(n, { recordedAt: midnight + hours * hour, service: undefined });
  const entries = [
    at(1, -1),
    at(2, 0),
    ...Array.from({ length: 401 }, (_, n) => at(n + 3, 9)),
    at(404, 24),
  ];
  const { counts, slices } = await summarise(listOf(entries), day, breathe);
  assert.deepEqual(counts, [
    { outcome: 'valid', because: undefined, source: 'camera', service: undefined, checks: 402 },
  ]);
  assert.equal(slices.length, 24);
  assert.deepEqual([slices[0]?.counts, slices[9]?.counts], [{ valid: 1 }, { valid: 401 }]);
});

test('each stage counts from the one before it, and its figures were really measured', async () => {
  const entries = Array.from({ length: 100 }, (_, n) =>
    checkEntry(n + 1, {
      recordedAt: midnight + n,
      stages: { receivedMs: 5, askedMs: 7, answeredMs: 7 + n + 1, recordedMs: 8 + n + 1 },
    }),
  );
  const { times } = await summarise(listOf(entries), day, breathe);
  assert.deepEqual(times, [
    { stage: 'received', checks: 100, p50Ms: 5, p95Ms: 5 },
    { stage: 'asked', checks: 100, p50Ms: 2, p95Ms: 2 },
    { stage: 'answered', checks: 100, p50Ms: 50, p95Ms: 95 },
    { stage: 'recorded', checks: 100, p50Ms: 1, p95Ms: 1 },
  ]);
});

test('a break of the link is told by its end; one without an end lasts', async () => {
  const offline = (
    number: number,
    phase: 'opened' | 'closed',
    since: number,
    at: number,
  ): Entry => ({
    ...happened(number, {
      kind: 'offline',
      phase,
      because: 'offline',
      since,
      ...(phase === 'closed' && { forMs: at - since }),
    }),
    ...stand,
    number,
    recordedAt: at,
  });
  const entries = [
    offline(1, 'opened', midnight + 10, midnight + 12),
    offline(2, 'closed', midnight + 10, midnight + 40),
    offline(3, 'opened', midnight + 90, midnight + 91),
  ];
  const spans = async (kept: readonly Entry[]) =>
    (await summarise(listOf(kept), day, breathe)).offline;
  const first = { since: midnight + 10, until: midnight + 40 };
  assert.deepEqual(await spans(entries), [first, { since: midnight + 90, until: undefined }]);
  // Its end came after midnight.
  const late = offline(4, 'closed', midnight + 90, midnight + 25 * hour);
  assert.deepEqual(await spans([...entries, late]), [
    first,
    { since: midnight + 90, until: midnight + 25 * hour },
  ]);
});
