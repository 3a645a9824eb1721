import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OfflineState } from '../../../shared/contract/contract.ts';
import { clockSign, limitSign } from '../../../renderer/show/desk-signs.ts';
import { agoOf, sinceOf, spanOf } from '../../../renderer/show/span.ts';
import { ukLink } from '../../../renderer/words/uk/link.ts';

const hour = 3_600_000;

test('a clock is spoken of from five seconds on, and loudly from a minute, ahead or behind', () => {
  const signs = [undefined, 0, 4_999, -4_999, 5_000, -5_000, 59_999, 60_000, -60_000];
  assert.deepEqual(
    signs.map((skewMs) => clockSign({ skewMs })),
    ['unknown', 'right', 'right', 'right', 'off', 'off', 'off', 'wrong', 'wrong'],
  );
});

function ledger(change: Partial<OfflineState>): OfflineState {
  const limits = { spanLimitMs: 36 * hour, monthLimitMs: 168 * hour };
  return { openSince: 0, attempts: 0, todayMs: 0, monthMs: 0, ...limits, ...change };
}

test('a limit is spoken of from four fifths on, whichever is met first', () => {
  const told = [
    limitSign(ledger({}), 28 * hour),
    limitSign(ledger({}), 29 * hour),
    limitSign(ledger({ monthMs: 166 * hour }), 29 * hour),
    limitSign(ledger({}), 36 * hour),
    limitSign(ledger({ monthMs: 168 * hour }), hour),
  ];
  assert.deepEqual(told, [
    { kind: 'fine' },
    { kind: 'near', leftMs: 7 * hour },
    { kind: 'near', leftMs: 2 * hour },
    { kind: 'over' },
    { kind: 'over' },
  ]);
});

test('while the registry is there no limit is spoken of', () => {
  const used = ledger({ openSince: undefined, monthMs: 200 * hour });
  assert.deepEqual(limitSign(used, hour), { kind: 'fine' });
});

test('a span is said in the two units that matter', () => {
  const spans = [-1, 999, 59_999, 60_000, 59.9 * 60_000, hour, 2.5 * hour, 168 * hour];
  assert.deepEqual(
    spans.map((ms) => spanOf(ms, ukLink)),
    ['0 с', '0 с', '59 с', '1 хв', '59 хв', '1 год', '2 год 30 хв', '168 год'],
  );
});

test('how long ago is said without counting seconds', () => {
  const agos = [0, 9_999, 10_000, 38_000, 61_000].map((ms) => agoOf(0, ms, ukLink));
  assert.deepEqual(agos, ['щойно', 'щойно', '10 с тому', '30 с тому', '1 хв тому']);
});

test('a time of another day is said with its day', () => {
  const at = new Date(2026, 10, 21, 22, 5).getTime();
  assert.deepEqual([sinceOf(at, at + hour), sinceOf(at, at + 3 * hour)], ['22:05', '21.11 22:05']);
});
