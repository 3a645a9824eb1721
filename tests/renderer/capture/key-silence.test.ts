import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createKeySilence } from '../../../renderer/capture/key-silence.ts';

test('on a PC that is not busy silence is told at once', async (t) => {
  const pc = openPc(t);
  pc.silence.expect(160);
  await pc.run(160);
  assert.deepEqual(pc.silent, []);
  await pc.run(10);
  assert.deepEqual(pc.silent, [160]);
});

test('behind keys that came late, later ones are waited for as long', async (t) => {
  const pc = openPc(t);
  await pc.run(300);
  pc.silence.key(20);
  pc.silence.expect(180);
  await pc.run(159);
  assert.deepEqual(pc.silent, []);
  await pc.run(11);
  assert.deepEqual(pc.silent, [180]);
});

test('a timer that the page held up grants the keys behind it the same time again', async (t) => {
  const pc = openPc(t);
  pc.silence.expect(160);
  await pc.block(360);
  await pc.run(190);
  assert.deepEqual(pc.silent, []);
  await pc.run(30);
  assert.deepEqual(pc.silent, [160]);
});

test('while the program is behind there is no silence', async (t) => {
  const pc = openPc(t);
  pc.silence.expect(160);
  pc.isBehind = true;
  await pc.run(450);
  assert.deepEqual(pc.silent, []);
  pc.isBehind = false;
  await pc.run(290);
  assert.deepEqual(pc.silent, []);
  await pc.run(220);
  assert.deepEqual(pc.silent, [160]);
});

test('a key begins the waiting anew, whatever the old one was doing', async (t) => {
  for (const doing of [100, 161, 165]) {
    const pc = openPc(t);
    pc.silence.expect(160);
    await pc.run(doing);
    pc.silence.key(doing);
    pc.silence.expect(doing + 160);
    await pc.run(159);
    assert.deepEqual(pc.silent, [], `${doing}`);
    await pc.run(15);
    assert.deepEqual(pc.silent, [doing + 160]);
    pc.leave();
  }
});

test('a program that never answers ends the waiting after some seconds', async (t) => {
  const pc = openPc(t);
  pc.isBehind = true;
  pc.silence.expect(160);
  await pc.run(2_500);
  assert.deepEqual(pc.silent, []);
  await pc.run(2_500);
  assert.deepEqual(pc.silent, [160]);
});

test('nothing is told after the waiting was stopped', async (t) => {
  const pc = openPc(t);
  pc.silence.expect(160);
  await pc.run(162);
  pc.silence.stop();
  await pc.run(5_000);
  assert.deepEqual(pc.silent, []);
});

/** A PC whose time goes on by hand. */
function openPc(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let now = 0;
  const silent: number[] = [];
  const pc = { isBehind: false };
  let answer: (() => void)[] = [];
  const pulse = () =>
    new Promise<void>((resolve) => {
      answer.push(resolve);
    });
  const silence = createKeySilence({ clock: () => now, pulse }, (until) => silent.push(until));
  const tick = async (ms: number) => {
    now += ms;
    t.mock.timers.tick(ms);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    if (pc.isBehind) return;
    for (const resolve of answer) resolve();
    answer = [];
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return Object.assign(pc, {
    silent,
    silence,
    run: async (ms: number) => {
      for (let left = ms; left > 0; left -= 1) await tick(1);
    },
    /** All that was due in this time is done at its end. */
    block: tick,
    leave: () => {
      silence.stop();
      t.mock.timers.reset();
    },
  });
}
