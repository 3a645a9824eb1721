import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Outcome } from '../../../shared/verdict/verdict.ts';
import type { Served } from '../../../shared/desk/serve.ts';
import {
  next,
  waiting,
  type DeskEvent,
  type Showing,
  type View,
} from '../../../renderer/state/desk-state.ts';
import { entryOf } from '../../../renderer/gallery/fixtures.ts';

const timings = { personalMs: 20_000, closeMs: 60_000 };

function run(...events: readonly DeskEvent[]): View {
  return events.reduce<View>((view, event) => next(view, event, timings), waiting);
}

function captured(check: number, at = 0): DeskEvent {
  return { kind: 'captured', check, source: 'camera', attempt: 1, at };
}

function servedOf(outcome: Outcome, kept = true): Served {
  const entry = kept ? entryOf({ outcome: outcome.kind }) : undefined;
  return { outcome, entry, requestId: 'r', tookMs: 1, registryMs: 1 };
}

function came(check: number, outcome: Outcome, at = 0): DeskEvent {
  return { kind: 'served', check, source: 'camera', served: servedOf(outcome), at };
}

function ticked(at: number): DeskEvent {
  return { kind: 'ticked', at };
}

const valid: Outcome = { kind: 'valid' };
const withdrawn: Outcome = { kind: 'invalid', because: 'withdrawn' };

test('a capture is taken in every state, the newest one', () => {
  const expected = {
    kind: 'checking',
    check: 2,
    source: 'camera',
    attempt: 1,
    since: 9,
    elapsedMs: 0,
  };
  const before: readonly (readonly DeskEvent[])[] = [
    [],
    [captured(1)],
    [captured(1), came(1, valid)],
    [captured(1), { kind: 'failed', check: 1, incident: 'R-1' }],
  ];
  for (const events of before) assert.deepEqual(run(...events, captured(2, 9)), expected);
});

function passed(source: 'camera' | 'scanner', at = 5): DeskEvent {
  const served = servedOf({ kind: 'foreign', looksLike: 'wifi' });
  return { kind: 'passed', check: 9, source, served, at };
}

test('a code that is not ours breaks off no check under way', () => {
  for (const source of ['camera', 'scanner'] as const) {
    assert.equal(run(captured(1), passed(source)).kind, 'checking');
  }
});

test('a poster in the camera’s view wipes no verdict, a scan on purpose does', () => {
  const verdict = [captured(1), came(1, valid)];
  const views = (['camera', 'scanner'] as const).map((source) => run(...verdict, passed(source)));
  assert.deepEqual(
    views.map(({ kind }) => kind),
    ['showing', 'waiting'],
  );
});

test('a foreign code that could not be recorded shows what is wrong, not a hint', () => {
  const served = servedOf({ kind: 'unchecked', because: 'journal' }, false);
  const view = run({ kind: 'passed', check: 1, source: 'scanner', served, at: 1 });
  assert.equal(view.kind, 'showing');
});

test('a verdict does not stay over the next visitor’s code that could not be taken', () => {
  const verdict = [captured(1), came(1, valid)];
  const hint = { kind: 'no-code-in-file' } as const;
  assert.equal(run(...verdict, { kind: 'noticed', hint, at: 9 }).kind, 'waiting');
});

test('the answer to a check that was replaced is not shown', () => {
  const view = run(captured(1), captured(2), came(1, valid));
  assert.equal(view.kind, 'checking');
  assert.equal(run(captured(1), captured(2), came(1, valid), came(2, withdrawn)).kind, 'showing');
});

test('the failure of a check that was replaced breaks nothing', () => {
  const view = run(captured(1), captured(2), { kind: 'failed', check: 1, incident: 'R-1' });
  assert.equal(view.kind, 'checking');
});

test('a foreign code leaves the desk waiting, with a hint that goes by itself', () => {
  const foreign: Outcome = { kind: 'foreign', looksLike: 'wifi' };
  const view = run(captured(1), came(1, foreign, 100));
  assert.deepEqual(view, {
    kind: 'waiting',
    hint: { hint: { kind: 'foreign', looksLike: 'wifi', number: 1_204 }, at: 100 },
  });
  assert.deepEqual(next(view, ticked(8_099), timings), view);
  assert.deepEqual(next(view, ticked(8_100), timings), waiting);
});

test('a stranger that stays before the camera keeps its own hint', () => {
  const foreign: Outcome = { kind: 'foreign', looksLike: 'wifi' };
  const repeated: DeskEvent = { kind: 'noticed', hint: { kind: 'repeated', agoMs: 900 }, at: 900 };
  const view = run(captured(1), came(1, foreign), repeated);
  assert.deepEqual(view, {
    kind: 'waiting',
    hint: { hint: { kind: 'foreign', looksLike: 'wifi', number: 1_204 }, at: 900 },
  });
});

test('a verdict without an entry is not shown as one', () => {
  for (const outcome of [valid, withdrawn]) {
    const served = servedOf(outcome, false);
    const view = run(captured(1), { kind: 'served', check: 1, source: 'camera', served, at: 0 });
    assert.deepEqual(view.kind === 'showing' && view.verdict, {
      kind: 'unchecked',
      because: 'journal',
    });
  }
});

test('green and blue close by themselves, red, amber and grey wait', () => {
  const closes: readonly (readonly [Outcome, boolean])[] = [
    [valid, true],
    [{ kind: 'stale', because: 'expired' }, true],
    [withdrawn, false],
    [{ kind: 'caution', because: 'type-claimed' }, false],
    [{ kind: 'unchecked', because: 'offline' }, false],
  ];
  for (const [outcome, isClosed] of closes) {
    const view = run(captured(1), came(1, outcome), ticked(59_999), ticked(3_600_000));
    assert.equal(view.kind, isClosed ? 'waiting' : 'showing', outcome.kind);
  }
});

test('details leave the screen in their time whatever the verdict', () => {
  for (const outcome of [valid, withdrawn]) {
    const before = run(captured(1), came(1, outcome), ticked(19_999));
    const after = run(captured(1), came(1, outcome), ticked(19_999), ticked(20_000));
    assert.deepEqual([cleared(before), cleared(after)], [false, true]);
  }
});

test('a pause holds both countdowns, and time on pause does not count', () => {
  const pause = (at: number): DeskEvent => ({ kind: 'paused', at });
  const events = [captured(1), came(1, valid), ticked(5_000), pause(10_000), ticked(500_000)];
  const paused = run(...events);
  assert.deepEqual([cleared(paused), elapsed(paused)], [false, 10_000]);
  const later = run(...events, pause(600_000), ticked(609_999));
  assert.deepEqual([cleared(later), elapsed(later)], [false, 19_999]);
  assert.equal(cleared(run(...events, pause(600_000), ticked(610_000))), true);
});

test('a check under way cannot be waved away, everything else can', () => {
  assert.equal(run(captured(1), { kind: 'dismissed' }).kind, 'checking');
  assert.deepEqual(run(captured(1), came(1, withdrawn), { kind: 'dismissed' }), waiting);
});

test('whatever the events, green is shown only for a served valid with an entry', () => {
  fc.assert(
    fc.property(fc.array(anyEvent(), { maxLength: 40 }), (events) => {
      let view = waiting;
      for (const event of events) {
        view = next(view, event, timings);
        if (view.kind !== 'showing' || view.verdict.kind !== 'valid') continue;
        assert.equal(view.served.outcome.kind, 'valid');
        assert.ok(view.served.entry);
      }
    }),
    { numRuns: 2_000 },
  );
});

function anyEvent(): fc.Arbitrary<DeskEvent> {
  const at = fc.integer({ min: 0, max: 200_000 });
  const check = fc.integer({ min: 1, max: 3 });
  const outcome = fc.constantFrom<Outcome>(
    valid,
    withdrawn,
    { kind: 'stale', because: 'used' },
    { kind: 'foreign', looksLike: 'text' },
    { kind: 'unchecked', because: 'journal' },
  );
  const served = fc.tuple(outcome, fc.boolean()).map(([one, kept]) => servedOf(one, kept));
  const source = fc.constantFrom('camera', 'scanner', 'keyed');
  return fc.oneof(
    fc.record({ kind: fc.constant('captured'), check, source, attempt: fc.constant(1), at }),
    fc.record({ kind: fc.constantFrom('served', 'passed'), check, source, served, at }),
    fc.record({ kind: fc.constant('failed'), check, incident: fc.constant('R-1') }),
    fc.record({ kind: fc.constant('paused'), at }),
    fc.record({ kind: fc.constant('ticked'), at }),
    fc.record({ kind: fc.constant('dismissed') }),
  );
}

function shown(view: View): Showing {
  assert.equal(view.kind, 'showing');
  return view;
}

function cleared(view: View): boolean {
  return shown(view).cleared;
}

function elapsed(view: View): number {
  return shown(view).elapsedMs;
}
