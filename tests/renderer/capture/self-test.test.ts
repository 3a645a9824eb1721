import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { testCodes } from '../../../shared/capture/test-codes.ts';
import type { Read } from '../../../shared/capture/read-codes.ts';
import { createAdmission } from '../../../renderer/capture/admission.ts';
import { createSelfTest, noTrials } from '../../../renderer/capture/self-test.ts';
import { linkText } from '../../fixtures/document-codes.ts';
import { keyFor, keyOf, scan } from '../../fixtures/keystrokes.ts';

const { qr, ean13 } = testCodes;

const nowhere = { x: 0, y: 0 };
const inView: Read = {
  text: linkText,
  format: 'qr',
  is2d: true,
  corners: [nowhere, nowhere, nowhere, nowhere],
};

/** A self-test beside a desk that notes what it takes. */
function open(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const taken: string[] = [];
  const selfTest = createSelfTest(() => 0);
  const keyboard = selfTest.keyboard({
    onScan: (text) => taken.push(text),
    onTooLong: () => taken.push('too long'),
    onTyped: (digits) => taken.push(`typed ${digits}`),
  });
  const wired = selfTest.wired({
    onScan: (text) => taken.push(text),
    onTooLong: () => taken.push('too long'),
  });
  const camera = selfTest.camera((text) => taken.push(text) > 0);
  return { taken, selfTest, keyboard, wired, camera, wait: (ms: number) => t.mock.timers.tick(ms) };
}

test('while devices are tried nothing that they bring is a capture, and before and after everything is', (t) => {
  const { taken, selfTest, keyboard, wired, camera } = open(t);
  const all = () => {
    keyboard.onScan('keys');
    keyboard.onTooLong?.();
    keyboard.onTyped?.('12', true);
    wired.onScan('port', { device: 'COM3' });
    wired.onTooLong?.({ device: 'COM3' });
    camera('camera');
  };
  const whole = ['keys', 'too long', 'typed 12', 'port', 'too long', 'camera'];
  all();
  const close = selfTest.open();
  all();
  assert.deepEqual(taken, whole);
  close();
  all();
  assert.deepEqual(taken, [...whole, ...whole]);
});

test('a code that is still before the camera when the test closes is a check then', () => {
  const taken: string[] = [];
  let now = 0;
  const selfTest = createSelfTest(() => 0);
  const admit = createAdmission(
    {
      onCode: selfTest.camera((text) => taken.push(text) > 0),
      onRepeated: () => taken.push('repeated'),
      mayRepeat: selfTest.mayRepeat,
    },
    () => (now += 100),
  );
  const show = (frames: number) => {
    for (let frame = 0; frame < frames; frame += 1) admit({ reads: [inView] });
  };
  const close = selfTest.open();
  show(30);
  assert.deepEqual(taken, []);
  close();
  show(5);
  assert.deepEqual(taken, [linkText]);
});

test('a scan is told with its keys and the marks that came after it', (t) => {
  const { selfTest, keyboard, wait } = open(t);
  selfTest.open();
  for (const key of scan(qr, { gap: 10, suffix: 'Enter' }, 0, 1)) keyboard.onKey?.(key);
  keyboard.onScan(qr);
  keyboard.onKey?.(keyOf('Enter', 2_000));
  assert.equal(selfTest.trials.get().scanner, undefined);
  wait(200);
  const { scanner, passed } = selfTest.trials.get();
  assert.deepEqual(
    [scanner?.sent, scanner?.keys?.suffix, scanner?.keys?.layout, scanner?.advice, [...passed]],
    [
      { kind: 'test', name: 'qr', spoilt: { kind: 'whole' } },
      ['Enter', 'Enter'],
      'ua',
      ['suffix'],
      ['qr'],
    ],
  );
});

test('keys that were taken for a person’s are told too, a few of them are not', (t) => {
  const { selfTest, keyboard, wait } = open(t);
  selfTest.open();
  keyboard.onKey?.(keyFor('4', 0));
  wait(700);
  assert.equal(selfTest.trials.get().scanner, undefined);
  for (const [at, mark] of [...ean13].entries()) keyboard.onKey?.(keyFor(mark, 1_000 + at * 140));
  wait(700);
  const { scanner } = selfTest.trials.get();
  assert.deepEqual(
    [scanner?.sent, scanner?.keys?.characters, scanner?.advice],
    [undefined, 13, ['typed', 'slow', 'no-suffix']],
  );
});

test('a scanner on a port tells its name and its AIM identifier', (t) => {
  const { selfTest, wired } = open(t);
  selfTest.open();
  wired.onScan(ean13, { device: 'Voyager', symbology: ']E0' });
  assert.deepEqual(selfTest.trials.get().scanner, {
    device: 'Voyager',
    sent: { kind: 'test', name: 'ean13', spoilt: { kind: 'whole' } },
    aim: ']E0',
    keys: undefined,
    advice: [],
  });
  wired.onTooLong?.({ device: 'Voyager' });
  assert.deepEqual(selfTest.trials.get().scanner?.sent, { kind: 'too-long' });
});

test('nothing of a citizen’s code is kept, and closing forgets the rest', (t) => {
  const { selfTest, keyboard, wired, wait } = open(t);
  const close = selfTest.open();
  const read = { text: linkText, format: 'qr' } as const;
  selfTest.onFrame({ reads: [read], width: 1_280, height: 720, decodeMs: 12 });
  wired.onScan(linkText, { device: 'COM3' });
  for (const key of scan(linkText, { gap: 5, suffix: 'Enter' }, 0, 2)) keyboard.onKey?.(key);
  keyboard.onScan(linkText);
  wait(200);
  const kept = JSON.stringify(selfTest.trials.get());
  assert.equal(/diia\.app|veteran|4711/.test(kept), false, kept);
  assert.match(kept, /"looksLike":"link"/);
  close();
  assert.deepEqual(selfTest.trials.get(), noTrials);
});
