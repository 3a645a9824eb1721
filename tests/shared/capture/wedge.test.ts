import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestCapture } from '../../../shared/capture/capture.ts';
import type { Key } from '../../../shared/capture/key.ts';
import type { Heard } from '../../../shared/capture/heard.ts';
import {
  idleWedge,
  nextWedge,
  quietWedge,
  wedgeDeadline,
  type WedgeState,
} from '../../../shared/capture/wedge.ts';
import { barcode, link } from '../../fixtures/codes.ts';
import { createChance, keyFor, keyOf, scan, type, type Pace } from '../../fixtures/keystrokes.ts';

const suffixes = ['Enter', 'Tab', 'none'] as const;
const fast: Pace = { gap: 10, suffix: 'Enter' };
const slow: Pace = { gap: 80, suffix: 'Enter' };

test('every scanner, fast or slow, with any suffix, is heard once and exactly', () => {
  for (const gap of [3, 10, 35, 80, 100]) {
    for (const suffix of suffixes) {
      for (const text of [barcode, `]E0${barcode}`, link, `]Q1${link}`, link.toUpperCase()]) {
        for (let seed = 1; seed <= 20; seed += 1) {
          for (const inField of [true, false]) {
            const { heard } = play(scan(text, { gap, suffix }, 1_000, seed, { inField }));
            assert.deepEqual(heard.map(textOf), [text], `${gap} ms, ${suffix}, ${inField}`);
          }
        }
      }
    }
  }
});

test('a fast scanner is heard whatever its code says', () => {
  for (const text of ['WIFI:T:WPA;S:a b;P:c;;', '080442957X', 'hello world', '123456']) {
    assert.deepEqual(play(scan(text, fast, 0, 7)).heard.map(textOf), [text]);
  }
});

test('outside a field a slow scanner is heard with a spoilt barcode too', () => {
  for (const text of ['03178471', '080442957X', '482159036728', '482159036728312']) {
    const { heard } = play(scan(text, slow, 0, 5, { inField: false }));
    assert.deepEqual(heard.map(textOf), [text]);
  }
});

test('nobody who types by hand is taken for a scanner', () => {
  const texts = ['Shevchenko Taras Hryhorovych', 'kv. 12, bud. 4', '0000 1234 567', 'abc', 'asdf'];
  const taken: string[] = [];
  for (let seed = 1; seed <= 200; seed += 1) {
    const chance = createChance(seed);
    const typist = {
      wordsPerMinute: 20 + chance() * 100,
      unevenness: 0.3 + chance() * 0.3,
      rollover: chance() * 0.15,
    };
    for (const text of [...texts, barcode, '4821 5903 67283']) {
      for (const end of ['Enter', 'Tab', 'Escape']) {
        const keys = type(text, typist, 0, seed);
        const { heard, page } = play([...keys, keyOf(end, (keys.at(-1)?.at ?? 0) + 120)]);
        if (heard.some(({ kind }) => kind !== 'give-back')) taken.push(text);
        assert.equal(page.replace(/\{.*\}$/, ''), keys.map(({ typed }) => typed).join(''));
      }
    }
  }
  assert.deepEqual(taken, []);
});

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

test('a scan right after typing is heard without the typed keys', () => {
  const typist = { wordsPerMinute: 80, unevenness: 0.3, rollover: 0 };
  for (let seed = 1; seed <= 50; seed += 1) {
    for (const [typed, pause] of [
      ['abc', 90],
      ['word', 170],
      ['17', 400],
      ['1234', 110],
    ] as const) {
      for (const gap of [3, 10, 30, 80]) {
        // Digits typed a tenth of a second before a slower scanner's can't be told from its own.
        if (typed === '1234' && gap > 10) continue;
        const before = type(typed, typist, 0, seed);
        const from = (before.at(-1)?.at ?? 0) + pause;
        const { heard } = play([...before, ...scan(barcode, { gap, suffix: 'Enter' }, from, seed)]);
        assert.deepEqual(
          heard.map(textOf),
          [barcode],
          `${typed}, ${pause} ms, then ${gap} ms a key`,
        );
      }
    }
  }
});

test('two scans in a row are two scans', () => {
  for (const pace of [fast, slow]) {
    const first = scan(link, pace, 0, 1);
    const second = scan(barcode, pace, (first.at(-1)?.at ?? 0) + 30, 2);
    assert.deepEqual(play([...first, ...second]).heard.map(textOf), [link, barcode]);
  }
  const silent = scan(link, { gap: 10, suffix: 'none' }, 0, 1);
  const later = scan(barcode, { gap: 10, suffix: 'none' }, (silent.at(-1)?.at ?? 0) + 300, 2);
  assert.deepEqual(play([...silent, ...later]).heard.map(textOf), [link, barcode]);
});

test('the rest of a code of ours may be late, what is whole or a stranger waits no longer', () => {
  const waits = (text: string) => {
    const keys = scan(text, { gap: 3, suffix: 'none' }, 0, 1);
    return Math.round((wedgeDeadline(feed(keys)) ?? 0) - (keys.at(-1)?.at ?? 0));
  };
  for (const whole of [
    link,
    `${link}/`,
    link.toUpperCase(),
    `]Q1${link}`,
    barcode,
    `]E0${barcode}`,
  ]) {
    assert.equal(waits(whole), 150);
  }
  for (const stranger of [
    'https://example.org/menu',
    'WIFI:T:WPA;S:a b;P:c;;',
    `${barcode}7`,
    'https',
  ]) {
    assert.equal(waits(stranger), 150);
  }
  for (const part of [
    'https:',
    link.slice(0, 50),
    `]Q1${link.slice(0, -1)}`,
    '482159',
    `]E0${barcode.slice(0, 11)}`,
  ]) {
    assert.equal(waits(part), 750, part);
  }
});

test('a code that was waited for in vain is told from the next one by the keys’ own times', () => {
  const part = scan(link.slice(0, 50), { gap: 3, suffix: 'none' }, 0, 1);
  const next = scan(barcode, fast, (part.at(-1)?.at ?? 0) + 300, 2);
  const { heard } = play([...part, ...next]);
  assert.deepEqual(heard.map(textOf), [link.slice(0, 50), barcode]);
  assert.deepEqual(play(part).heard.map(textOf), [link.slice(0, 50)]);
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

test('a held-down key is no scan', () => {
  const keys = Array.from({ length: 60 }, (_, at) =>
    keyOf('Digit7', at * 30, { typed: '7', repeat: at > 0 }),
  );
  assert.deepEqual(play(keys), { heard: [], page: '7'.repeat(60) });
});

test('a flood of keys is dropped whole', () => {
  const flood = play(scan('x'.repeat(longestCapture + 1), { gap: 3, suffix: 'Enter' }, 0, 1));
  assert.deepEqual(flood, { heard: [{ kind: 'too-long', leaked: 2 }], page: 'чч' });
  const longest = play(scan('x'.repeat(longestCapture), { gap: 3, suffix: 'Enter' }, 0, 1));
  assert.deepEqual(longest.heard.map(textOf), ['x'.repeat(longestCapture)]);
});

test('keys without a physical code are taken as the system wrote them', () => {
  const keys = [...barcode].map((typed, at) => keyOf('', at * 5, { typed }));
  assert.deepEqual(play(keys).heard.map(textOf), [barcode]);
});

test('Caps Lock and layout change nothing', () => {
  const keys = scan(link, fast, 0, 1).map((key) => ({ ...key, typed: 'Ж' }));
  assert.deepEqual(play([keyOf('CapsLock', 0), ...keys]).heard.map(textOf), [link]);
});

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

test('a scanner that keys numbers under Alt is heard, digit by digit of its own', () => {
  for (const gap of [3, 10, 35, 80, 100]) {
    for (const text of [barcode, link, `]Q1${link}`]) {
      for (const inField of [true, false]) {
        for (const zero of ['', '0']) {
          for (const end of ['Enter', 'Tab', undefined]) {
            const keys = altScan(text, gap, zero, end, inField);
            assert.deepEqual(play(keys).heard.map(textOf), [text], `${gap}, ${zero}, ${end}`);
          }
        }
      }
    }
  }
  const odd = play(altScan('12345\u00ff', 5, '0', 'Enter', true));
  assert.deepEqual(odd.heard.map(textOf), ['12345\ufffd']);
});

test('one character keyed under Alt by a person is nobody’s scan', () => {
  assert.deepEqual(play(altScan('e', 150, '0', 'Enter', true)).heard, []);
});

test('keys before and after a scan don’t lose it, and the ones after it don’t act', () => {
  const first = ['F8', 'F13', 'F24', 'Escape', 'ArrowDown'].map((code) => keyOf(code, 0));
  const stx = keyOf('KeyB', 0, { ctrl: true, typed: 'b' });
  for (const prefix of [...first, stx]) {
    for (const gap of [3, 35, 80]) {
      for (const inField of [true, false]) {
        const keys = scan(link, { gap, suffix: 'none' }, gap, 4, { inField });
        const last = (keys.at(-1)?.at ?? 0) + gap;
        const ends = [
          [keyOf('F8', last, { inField })],
          [keyOf('Enter', last, { inField }), keyOf('KeyJ', last + gap, { ctrl: true, inField })],
          [keyOf('Tab', last, { inField }), keyOf('Enter', last + gap, { inField })],
          ['Enter', 'Enter', 'Enter'].map((code, at) => keyOf(code, last + at * gap, { inField })),
        ];
        for (const end of ends) {
          const { heard, page } = play([prefix, ...keys, ...end]);
          assert.deepEqual(heard.map(textOf), [link]);
          assert.deepEqual(page.match(/\{\w+\}/g), [`{${prefix.code}}`]);
        }
      }
    }
  }
});

/** A scanner in Alt mode: Alt down, the number on the numeric pad, Alt up, for each character. */
function altScan(
  text: string,
  gap: number,
  zero: string,
  end: string | undefined,
  inField: boolean,
): Key[] {
  let at = 0;
  const next = () => (at += gap);
  const keys = [...text].flatMap((character) => {
    const number = zero + String(character.charCodeAt(0));
    const down = keyOf('AltLeft', next(), { alt: true, inField });
    const digits = [...number].map((digit) =>
      keyOf(`Numpad${digit}`, next(), { alt: true, typed: digit, inField }),
    );
    next();
    return [down, ...digits];
  });
  return end === undefined ? keys : [...keys, keyOf(end, next(), { inField })];
}

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

/** Runs keys as a page would: its timer fires on time, given-back text lands before the key acts. */
function play(keys: readonly Key[], from: WedgeState = quietWedge) {
  let state = from;
  let page = '';
  const heard: Heard[] = [];
  const hear = (told: Heard | undefined) => {
    if (told) heard.push(told);
    if (told?.kind === 'give-back') page += told.typed;
  };
  const idle = (until: number) => {
    const due = wedgeDeadline(state);
    if (due === undefined || due > until) return;
    const over = idleWedge(state, due);
    state = over.state;
    hear(over.heard);
  };
  for (const key of keys) {
    idle(key.at - 0.001);
    const step = nextWedge(state, key);
    state = step.state;
    hear(step.heard);
    if (!step.swallow && !/^(Shift|Control|Caps)/.test(key.code)) page += written(key);
  }
  idle(Infinity);
  return { heard, page };
}

function written(key: Key): string {
  return key.typed.length === 1 && !key.ctrl ? key.typed : `{${key.code}}`;
}

function feed(keys: readonly Key[]): WedgeState {
  return keys.reduce((state, key) => nextWedge(state, key).state, quietWedge);
}

function textOf(heard: Heard): string {
  return heard.kind === 'scan' ? heard.text : heard.kind;
}

function leakedOf(heard: Heard): number {
  return heard.kind === 'scan' ? heard.leaked : -1;
}
