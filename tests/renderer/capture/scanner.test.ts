import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { listenToScanner } from '../../../renderer/capture/scanner.ts';

const link =
  'https://diia.app/documents/internal-passport/1234567890/verify/00000000-1111-4222-8333-444444444444';

test('a scan is heard whatever the layout, and the page sees almost none of it', async (t) => {
  const desk = openPage(t);
  desk.burst(link, { layout: 'й' });
  desk.press('Enter', 'Enter');
  await pause(450);
  assert.deepEqual(desk.heard, [link]);
  assert.deepEqual(desk.seen, ['KeyH', 'up KeyH', 'KeyT', 'up KeyT']);
});

test('what leaked into a field is taken out again, to the field as it was', async (t) => {
  const desk = openPage(t, field('12 ', 1));
  desk.burst('2858364170864');
  await pause(450);
  assert.deepEqual(desk.heard, ['2858364170864']);
  assert.deepEqual([desk.focus?.value, desk.focus?.selectionStart], ['12 ', 1]);
});

test('what a person types stays in the field', async (t) => {
  const desk = openPage(t, field(''));
  for (const letter of 'слово') {
    desk.press('KeyA', letter);
    await pause(90);
  }
  await pause(450);
  assert.deepEqual([desk.heard, desk.focus?.value], [[], 'слово']);
});

test('the release of a swallowed key is swallowed too', (t) => {
  const desk = openPage(t);
  desk.burst('2858364170864');
  const releases = desk.seen.filter((name) => name.startsWith('up'));
  const presses = desk.seen.filter((name) => !name.startsWith('up'));
  assert.equal(releases.length, presses.length);
});

test('nothing is heard after the listener has left', async (t) => {
  const desk = openPage(t);
  desk.burst('285836417');
  desk.leave();
  desk.burst('0864');
  await pause(450);
  assert.deepEqual(desk.heard, []);
});

test('a scan whose keys come late and in bursts is one scan', async (t) => {
  for (const text of [link, `https://example.org/${'menu/'.repeat(20)}`]) {
    const desk = openPage(t);
    const startedAt = performance.now();
    const part = text.length >> 1;
    desk.burst(text.slice(0, part), { from: startedAt, paceMs: 3 });
    desk.isBehind = true;
    await pause(part * 3 + 500);
    assert.deepEqual(desk.heard, []);
    desk.burst(text.slice(part), { from: startedAt + part * 3, paceMs: 3 });
    desk.isBehind = false;
    await pause(900);
    assert.deepEqual(desk.heard, [text]);
  }
});

test('a scan without a suffix is heard within 30 ms of its silence', async (t) => {
  const desk = openPage(t);
  const startedAt = performance.now();
  desk.burst(link, { from: startedAt, paceMs: 3 });
  await pause((link.length - 1) * 3 + 150 + 30 - (performance.now() - startedAt));
  assert.deepEqual(desk.heard, [link]);
});

interface Field extends EventTarget {
  value: string;
  selectionStart: number;
  selectionEnd: number;
  setRangeText(text: string, start: number, end: number): void;
  setSelectionRange(start: number, end: number): void;
}

/** As much of a text field as a scanner's keys meet. */
function field(value: string, caret = value.length): Field {
  const own: Pick<Field, 'value' | 'selectionStart' | 'selectionEnd'> & ThisType<Field> = {
    value,
    selectionStart: caret,
    selectionEnd: caret,
  };
  return Object.assign(new EventTarget(), own, {
    setRangeText(this: Field, text: string, start: number, end: number) {
      this.value = this.value.slice(0, start) + text + this.value.slice(end);
      this.setSelectionRange(start + text.length, start + text.length);
    },
    setSelectionRange(this: Field, start: number, end: number) {
      [this.selectionStart, this.selectionEnd] = [start, end];
    },
  });
}

/** A window whose keys reach the focused field unless somebody swallows them. */
function openPage(t: { after(run: () => void): void }, focus?: Field) {
  const page = Object.assign(new EventTarget(), { document: { activeElement: focus ?? null } });
  const heard: string[] = [];
  const seen: string[] = [];
  const pc = { isBehind: false };
  const pulse = async () => {
    while (pc.isBehind) await pause(5);
  };
  const listener = { onScan: (text: string) => heard.push(text) };
  const leave = listenToScanner(page as unknown as Window, listener, pulse);
  t.after(() => {
    pc.isBehind = false;
    leave();
  });
  page.addEventListener('keydown', (event) => {
    const { code, key } = event as unknown as KeyboardEvent;
    seen.push(code);
    if (key.length === 1) focus?.setRangeText(key, focus.selectionStart, focus.selectionEnd);
  });
  page.addEventListener('keyup', (event) => seen.push(`up ${(event as KeyboardEvent).code}`));
  const press = (code: string, key: string, shiftKey = false, timeStamp = performance.now()) => {
    for (const type of ['keydown', 'keyup']) {
      const event = new Event(type, { cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      const mods = { ctrlKey: false, altKey: false, metaKey: false, repeat: false };
      page.dispatchEvent(Object.assign(event, { code, key, shiftKey, ...mods }));
    }
  };
  const burst = (text: string, { layout, from, paceMs = 0 }: Burst = {}) => {
    for (const [at, character] of [...text].entries()) {
      const [code, key, shift] = keyFor(character, layout);
      press(code, key, shift, from === undefined ? undefined : from + at * paceMs);
    }
  };
  return Object.assign(pc, { heard, seen, focus, press, burst, leave });
}

interface Burst {
  readonly layout?: string;
  /** The moment of the first key; without it each key is pressed as it comes. */
  readonly from?: number;
  readonly paceMs?: number;
}

/** The US key of a character; `layout` stands for whatever another layout makes of it. */
function keyFor(character: string, layout?: string): [string, string, boolean] {
  const marks: Readonly<Record<string, string>> = {
    ':': 'Semicolon',
    '/': 'Slash',
    '.': 'Period',
    '-': 'Minus',
  };
  const isDigit = /\d/.test(character);
  const code = marks[character] ?? `${isDigit ? 'Digit' : 'Key'}${character.toUpperCase()}`;
  return [code, isDigit ? character : (layout ?? character), character === ':'];
}
