import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { stirByVisitors, watchIdle } from '../../../renderer/capture/idle.ts';
import { createBox } from '../../../renderer/state/box.ts';
import { waiting, type View } from '../../../renderer/state/desk-state.ts';
import { showingOf } from '../../../renderer/gallery/fixtures.ts';

function watch(t: TestContext, idleMs: number) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const target = new EventTarget();
  const told: boolean[] = [];
  const { stir } = watchIdle({ target, idleMs, onIdle: (isIdle) => told.push(isIdle) });
  const sign = (name: string) => target.dispatchEvent(new Event(name));
  return { told, stir, sign, wait: (ms: number) => t.mock.timers.tick(ms) };
}

test('a desk that was left alone is told once, and the first sign of anybody at once', (t) => {
  const { told, stir, sign, wait } = watch(t, 1_000);
  wait(900);
  sign('pointermove');
  wait(900);
  assert.deepEqual(told, []);
  wait(5_000);
  sign('keydown');
  wait(900);
  stir();
  wait(999);
  assert.deepEqual(told, [true, false]);
  wait(1);
  assert.deepEqual(told, [true, false, true]);
});

test('a desk that never rests is never told', (t) => {
  const { told, wait } = watch(t, 0);
  wait(10_000_000);
  assert.deepEqual(told, []);
});

test('a desk with a red verdict on the screen rests all the same, until the next visitor comes', (t) => {
  const { told, stir, wait } = watch(t, 1_000);
  const { get: view, set, subscribe } = createBox<View>(waiting);
  stirByVisitors({ view, subscribe }, stir);
  for (let ticks = 0; ticks < 20; ticks += 1) {
    set(showingOf({ kind: 'invalid', because: 'withdrawn' }, { elapsedMs: 100 * ticks }));
    wait(100);
  }
  assert.deepEqual(told, [true]);
  set({ kind: 'checking', check: 2, source: 'scanner', attempt: 1, since: 0, elapsedMs: 0 });
  assert.deepEqual(told, [true, false]);
});
