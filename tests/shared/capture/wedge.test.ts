import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestCapture } from '../../../shared/capture/capture.ts';
import { wedgeDeadline } from '../../../shared/capture/wedge.ts';
import { barcode, link } from '../../fixtures/codes.ts';
import { createChance, keyOf, scan, type } from '../../fixtures/keystrokes.ts';
import { fast, feed, play, slow, textOf } from '../../fixtures/play-keys.ts';

const suffixes = ['Enter', 'Tab', 'none'] as const;

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
