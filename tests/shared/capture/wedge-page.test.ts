import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barcode, link } from '../../fixtures/codes.ts';
import { keyFor, keyOf, scan } from '../../fixtures/keystrokes.ts';
import { fast, leakedOf, play, slow, textOf } from '../../fixtures/play-keys.ts';

test('a field holds exactly what a person typed, even fast hands that were held for a moment', () => {
  const keys = ['a', 'b', 'c', 'd'].map((mark, at) => keyFor(mark, [0, 20, 40, 200][at] ?? 0));
  const { heard, page } = play(keys);
  assert.equal(page, 'фисв');
  assert.deepEqual(heard, [{ kind: 'give-back', typed: 'с' }]);
});

test('a fast scan leaks two keys into the focused field, and says so', () => {
  for (const gap of [3, 10, 35]) {
    const { heard, page } = play(scan(link, { gap, suffix: 'Enter' }, 0, gap));
    assert.deepEqual(heard, [{ kind: 'scan', text: link, startedAt: 0, leaked: page.length }]);
    assert.ok(page.length <= 3, `${page.length} keys`);
  }
});

test('a slow link leaks no more than its host, a slow barcode is told to the last key', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const linked = play(scan(link, slow, 0, seed));
    const barred = play(scan(barcode, slow, 0, seed));
    assert.deepEqual([linked.heard.map(leakedOf), linked.page.length], [[16], 16]);
    assert.deepEqual([barred.heard.map(leakedOf), barred.page], [[13], barcode]);
  }
});

test('keys given back by mistake count as leaked when a scan comes of them after all', () => {
  const gaps = [0, 38, 38, 76];
  let at = 0;
  const keys = [...link].map((mark, place) => keyFor(mark, (at += gaps[place] ?? 50)));
  const { heard, page } = play(keys);
  assert.deepEqual(heard.map(textOf), ['give-back', link]);
  assert.equal(heard.map(leakedOf).at(-1), page.length);
});

test('what ends a scan never reaches the page, nor does the second mark of CR LF', () => {
  for (const pace of [fast, slow]) {
    const keys = scan(barcode, pace, 0, 3);
    const end = keys.at(-1)?.at ?? 0;
    const more = [keyOf('NumpadEnter', end + 20), keyOf('Enter', end + 30, { repeat: true })];
    assert.deepEqual(play([...keys, ...more]).page.match(/\{.*\}/g), null);
  }
  const late = scan(barcode, { gap: 10, suffix: 'none' }, 0, 3);
  const last = late.at(-1)?.at ?? 0;
  assert.deepEqual(play([...late, keyOf('Enter', last + 190)]).page.length, 2);
  assert.match(play([...late, keyOf('Enter', last + 900)]).page, /\{Enter\}$/);
});

test('where nothing takes text, no Space or Enter of a scan presses a button', () => {
  for (const gap of [3, 10, 35, 60, 80, 100]) {
    const keys = scan('any words with gaps', { gap, suffix: 'Enter' }, 0, gap, { inField: false });
    assert.doesNotMatch(play(keys).page, /[ {]/);
  }
});

test('keys on their own still press buttons, move and cut', () => {
  const keys = [keyOf('Tab', 0), keyOf('Enter', 50), keyFor(' ', 300), keyOf('ArrowDown', 310)];
  const cut = keyOf('KeyX', 400, { ctrl: true, typed: 'x' });
  assert.equal(play([...keys, cut]).page, '{Tab}{Enter} {ArrowDown}{KeyX}');
});

test('the group separator of a fast scan is kept, other control keys never reach the page', () => {
  const separator = keyOf('BracketRight', 60, { ctrl: true, typed: ']' });
  const control = keyOf('KeyJ', 70, { ctrl: true, typed: 'j' });
  const begun = [...'010482'].map((digit, at) => keyFor(digit, at * 10));
  const keys = [
    ...begun,
    separator,
    keyOf('ControlLeft', 65, { ctrl: true }),
    control,
    keyFor('7', 80),
    keyOf('Enter', 90),
  ];
  const { heard, page } = play(keys);
  assert.deepEqual([heard.map(textOf), page], [['010482\u001d7'], '01']);
  assert.equal(play([separator]).page, '{BracketRight}');
});
