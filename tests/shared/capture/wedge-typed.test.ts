import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Heard } from '../../../shared/capture/heard.ts';
import type { Key } from '../../../shared/capture/key.ts';
import { idleWedge, nextWedge, quietWedge, wedgeDeadline } from '../../../shared/capture/wedge.ts';
import { barcode } from '../../fixtures/codes.ts';
import { createChance, keyFor, keyOf, scan, type } from '../../fixtures/keystrokes.ts';
import { feed } from '../../fixtures/play-keys.ts';

test('digits of a person who has no field before them are told, and none is lost or told twice', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const chance = createChance(seed);
    const typist = {
      wordsPerMinute: 20 + chance() * 60,
      unevenness: 0.25 + chance() * 0.3,
      rollover: 0,
    };
    const desk = playDesk(type(barcode, typist, 0, seed, { inField: false }));
    assert.deepEqual([desk.digits, desk.scans], [barcode, []], `seed ${seed}`);
  }
});

test('digits slower than any scanner’s are told before the next silence', () => {
  const keys = [...'48215'].map((digit, at) => keyFor(digit, at * 150, { inField: false }));
  const state = feed(keys.slice(0, 4));
  const last = keys[4];
  assert.ok(last);
  const { heard, swallow } = nextWedge(state, last);
  assert.deepEqual([heard, swallow], [{ kind: 'typed', text: '48215', entered: false }, true]);
});

test('a slow and unsteady scanner fills the field that it did not know of', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const chance = createChance(seed);
    let at = 0;
    const keys = [...barcode].map((digit) =>
      keyFor(digit, (at += 60 + chance() * 110), { inField: false }),
    );
    const desk = playDesk([...keys, keyOf('Enter', at + 90, { inField: false })]);
    assert.equal(desk.scans[0] ?? desk.digits, barcode, `seed ${seed}`);
    assert.equal(desk.scans.length === 1 || desk.entered, true);
  }
});

test('what is no number is not told, and a scan takes nothing into the field', () => {
  const typist = { wordsPerMinute: 50, unevenness: 0.3, rollover: 0 };
  const word = playDesk(type('slovo', typist, 0, 1, { inField: false }));
  assert.deepEqual([word.digits, word.scans], ['', []]);
  for (const gap of [3, 10, 35, 80, 100]) {
    for (let seed = 1; seed <= 20; seed += 1) {
      const keys = scan(barcode, { gap, suffix: 'Enter' }, 0, seed, { inField: false });
      const desk = playDesk(keys);
      assert.deepEqual([desk.digits, desk.scans], ['', [barcode]], `${gap} ms, ${seed}`);
    }
  }
});

/** A page whose digits field takes the focus, and then the keys, when digits are told. */
function playDesk(keys: readonly Key[]) {
  let state = quietWedge;
  const desk = { digits: '', scans: [] as string[], entered: false, inField: false };
  const hear = (told: Heard | undefined) => {
    if (told?.kind === 'scan') {
      desk.scans.push(told.text);
      desk.digits = '';
    }
    if (told?.kind === 'give-back' && desk.inField) desk.digits += told.typed;
    if (told?.kind !== 'typed') return;
    desk.inField = true;
    desk.digits += told.text;
    desk.entered ||= told.entered;
  };
  for (const key of [...keys, keyOf('F24', 1e9)]) {
    const due = wedgeDeadline(state);
    if (due !== undefined && due < key.at) {
      const over = idleWedge(state, due);
      state = over.state;
      hear(over.heard);
    }
    const wasInField = desk.inField;
    const step = nextWedge(state, { ...key, inField: desk.inField });
    state = step.state;
    hear(step.heard);
    if (step.swallow || !wasInField) continue;
    if (key.typed.length === 1) desk.digits += key.typed;
    if (key.code === 'Enter') desk.entered = true;
  }
  return desk;
}
