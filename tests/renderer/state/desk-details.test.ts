import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Served } from '../../../shared/desk/serve.ts';
import type { Asking } from '../../../shared/record/entry.ts';
import type { Outcome } from '../../../shared/verdict/verdict.ts';
import {
  next,
  waiting,
  type DeskEvent,
  type Showing,
  type View,
} from '../../../renderer/state/desk-state.ts';
import { entryOf } from '../../../renderer/gallery/fixtures.ts';

const timings = { personalMs: 20_000, closeMs: 60_000 };
const valid: Outcome = { kind: 'valid' };

function run(...events: readonly DeskEvent[]): View {
  return events.reduce<View>((view, event) => next(view, event, timings), waiting);
}

function captured(check: number, at = 0): DeskEvent {
  return { kind: 'captured', check, source: 'camera', attempt: 1, at };
}

function servedOf(outcome: Outcome): Served {
  const entry = entryOf({ outcome: outcome.kind });
  return { outcome, entry, requestId: 'r', tookMs: 1, registryMs: 1 };
}

function ticked(at: number): DeskEvent {
  return { kind: 'ticked', at };
}

function shown(view: View): Showing {
  assert.equal(view.kind, 'showing');
  return view;
}

test('grey has nothing to pause', () => {
  const view = run(captured(1), unsent('not-sent'));
  assert.equal(next(view, { kind: 'paused', at: 5 }, timings), view);
});

const name = 'Нечуй';

function withCard(outcome: Outcome): DeskEvent {
  const card = { lines: [{ field: 'surname', value: name }] } as const;
  const served = { ...servedOf(outcome), card };
  return { kind: 'served', check: 1, source: 'camera', served, at: 0 };
}

test('what the register told of the holder goes with the timer, the next scan and Esc, and nothing keeps it', () => {
  const events = [captured(1), withCard(valid), ticked(19_999)];
  assert.ok(JSON.stringify(run(...events)).includes(name));
  for (const last of [ticked(20_000), captured(2, 20_000), { kind: 'dismissed' }] as const) {
    assert.ok(!JSON.stringify(run(...events, last)).includes(name), last.kind);
  }
});

test('a paused card stays until the countdown goes on', () => {
  const paused = run(captured(1), withCard(valid), { kind: 'paused', at: 5_000 }, ticked(90_000));
  assert.ok(JSON.stringify(paused).includes(name));
  const later = next(
    next(paused, { kind: 'paused', at: 90_000 }, timings),
    ticked(105_000),
    timings,
  );
  assert.ok(!JSON.stringify(later).includes(name));
});

function unsent(asking: Asking, retryUntil?: number): DeskEvent {
  const outcome: Outcome = { kind: 'unchecked', because: 'known-down' };
  const served = { ...servedOf(outcome), entry: entryOf({ outcome: 'unchecked', asking }) };
  return { kind: 'served', check: 1, source: 'camera', served, retryUntil, at: 1_000 };
}

test('a question that was not sent counts down to the end of its code, and stays on the screen after it', () => {
  const retry = (...events: DeskEvent[]) => shown(run(captured(1), ...events)).retry;
  const sent = unsent('not-sent', 61_000);
  const whole = { attempts: 1, until: 61_000 };
  assert.deepEqual(
    [retry(sent), retry(sent, ticked(60_999)), retry(sent, ticked(90_000))],
    [
      { ...whole, leftMs: 60_000 },
      { ...whole, leftMs: 1 },
      { ...whole, leftMs: 0 },
    ],
  );
});

test('a question that may have left is never offered again, whatever main says', () => {
  for (const asking of ['perhaps', 'refused', 'answered', 'not-asked'] as const) {
    assert.equal(shown(run(captured(1), unsent(asking, 61_000))).retry, undefined);
  }
});
