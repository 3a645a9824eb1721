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
  const leave = listenToScanner(page as unknown as Window, { onScan: (text) => heard.push(text) });
  t.after(leave);
  page.addEventListener('keydown', (event) => {
    const { code, key } = event as unknown as KeyboardEvent;
    seen.push(code);
    if (key.length === 1) focus?.setRangeText(key, focus.selectionStart, focus.selectionEnd);
  });
  page.addEventListener('keyup', (event) => seen.push(`up ${(event as KeyboardEvent).code}`));
  const press = (code: string, key: string, shiftKey = false) => {
    for (const type of ['keydown', 'keyup']) {
      const event = new Event(type, { cancelable: true });
      const mods = { ctrlKey: false, altKey: false, metaKey: false, repeat: false };
      page.dispatchEvent(Object.assign(event, { code, key, shiftKey, ...mods }));
    }
  };
  const burst = (text: string, { layout }: { layout?: string } = {}) => {
    for (const character of text) press(...keyFor(character, layout));
  };
  return { heard, seen, focus, press, burst, leave };
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
