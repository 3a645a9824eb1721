import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

/** The keys that a scanner presses for one character: it thinks of a US keyboard, whatever the system's layout is. */
interface Stroke {
  readonly code: string;
  readonly isShifted: boolean;
}

export type Layout = 'us' | 'pl' | 'ua' | 'ua-typewriter' | 'ru';
export type Suffix = 'Enter' | 'Tab' | 'CR LF' | 'Tab Enter' | 'none';

export interface Scan {
  readonly layout: Layout;
  readonly suffix: Suffix;
  /** Between two keys, in milliseconds. */
  readonly paceMs: number;
  readonly capsLock?: boolean;
  /** A key before the code, as some scanners are set to press. */
  readonly prefix?: 'F8' | 'F13' | 'Ctrl+B';
  /** Each character as Alt and its number on the numeric pad. */
  readonly byNumbers?: boolean;
  /** What holds the PC up in the middle of the code; the device goes on at its pace. */
  readonly halfway?: () => Promise<unknown>;
}

/** Types like a keyboard-mode scanner, through Chromium's own input. */
export async function scanAsKeys(page: Page, text: string, scan: Scan): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await scanThrough(session, text, scan);
  await session.detach();
}

/**
 * The same through a session that stays open. Each key carries the moment at which the device pressed it:
 * a busy machine must not change the rhythm. Fast keys go out in one go, slow ones by the clock.
 * @returns by how many milliseconds this machine let a key wait at most.
 */
export async function scanThrough(session: CDPSession, text: string, scan: Scan): Promise<number> {
  const strokes = [
    ...(scan.prefix ? [prefixes[scan.prefix]] : []),
    ...Array.from(text, (character) => strokesOf(character, scan)),
    ...suffixes[scan.suffix].map(namedStroke),
  ];
  const startedAt = performance.now();
  const epoch = Date.now();
  const isFast = scan.paceMs <= 10;
  const sent: Promise<unknown>[] = [];
  let lateMs = 0;
  for (const [place, stroke] of strokes.entries()) {
    if (scan.halfway && place === strokes.length >> 1) {
      await Promise.all(sent);
      await scan.halfway();
    }
    const waitMs = startedAt + place * scan.paceMs - performance.now();
    if (!isFast && waitMs >= 1) await sleep(waitMs);
    lateMs = Math.max(lateMs, performance.now() - startedAt - place * scan.paceMs);
    const timestamp = (epoch + place * scan.paceMs) / 1_000;
    for (const event of stroke) {
      sent.push(session.send('Input.dispatchKeyEvent', { ...event, timestamp }));
    }
  }
  await Promise.all(sent);
  const leftMs = startedAt + strokes.length * scan.paceMs - performance.now();
  // Nothing may be pressed before the last key's own moment.
  if (leftMs > 0) await sleep(leftMs);
  return Math.max(lateMs, -leftMs);
}

/** The part of DevTools' `Input.dispatchKeyEvent` that a keyboard needs. */
interface KeyEvent {
  readonly type: 'rawKeyDown' | 'keyDown' | 'keyUp';
  readonly key: string;
  readonly code: string;
  readonly text?: string;
  readonly modifiers?: number;
  readonly location?: number;
  readonly windowsVirtualKeyCode?: number;
}

const suffixes: Readonly<Record<Suffix, readonly ('Enter' | 'Tab' | 'Ctrl+J')[]>> = {
  Enter: ['Enter'],
  Tab: ['Tab'],
  'CR LF': ['Enter', 'Ctrl+J'],
  'Tab Enter': ['Tab', 'Enter'],
  none: [],
};

/** What the keyboard does for one character. */
function strokesOf(character: string, scan: Scan): KeyEvent[] {
  if (scan.byNumbers) return altStrokes(character);
  const stroke = strokeOf(character);
  const key = keyOf(stroke, scan);
  const { code, isShifted } = stroke;
  const modifiers = isShifted ? 8 : 0;
  const shift = { key: 'Shift', code: 'ShiftLeft', windowsVirtualKeyCode: 16 };
  return [
    ...(isShifted ? [{ type: 'rawKeyDown', modifiers, ...shift } as const] : []),
    { type: 'keyDown', modifiers, code, key, text: key },
    { type: 'keyUp', modifiers, code, key },
    ...(isShifted ? [{ type: 'keyUp', ...shift } as const] : []),
  ];
}

function altStrokes(character: string): KeyEvent[] {
  const alt = { key: 'Alt', code: 'AltLeft', windowsVirtualKeyCode: 18 };
  const digits = [...`0${String(character.charCodeAt(0))}`].flatMap((key): KeyEvent[] => {
    const pressed = { key, code: `Numpad${key}`, modifiers: 1, location: 3 };
    return [
      { type: 'rawKeyDown', ...pressed },
      { type: 'keyUp', ...pressed },
    ];
  });
  return [{ type: 'rawKeyDown', modifiers: 1, ...alt }, ...digits, { type: 'keyUp', ...alt }];
}

function namedStroke(name: 'Enter' | 'Tab' | 'Ctrl+J'): KeyEvent[] {
  if (name === 'Ctrl+J') return control('j', 'KeyJ');
  const windowsVirtualKeyCode = name === 'Enter' ? 13 : 9;
  const key = { key: name, code: name, windowsVirtualKeyCode };
  // With a text, as a real Enter has: it would press a focused button.
  const text = name === 'Enter' ? { text: '\r' } : {};
  return [
    { type: 'keyDown', ...key, ...text },
    { type: 'keyUp', ...key },
  ];
}

function control(key: string, code: string): KeyEvent[] {
  const pressed = {
    key,
    code,
    modifiers: 2,
    windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0),
  };
  return [
    { type: 'rawKeyDown', ...pressed },
    { type: 'keyUp', ...pressed },
  ];
}

function functionKey(key: string, windowsVirtualKeyCode: number): KeyEvent[] {
  const pressed = { key, code: key, windowsVirtualKeyCode };
  return [
    { type: 'rawKeyDown', ...pressed },
    { type: 'keyUp', ...pressed },
  ];
}

const prefixes = {
  F8: functionKey('F8', 119),
  F13: functionKey('F13', 124),
  'Ctrl+B': control('b', 'KeyB'),
} as const;

/** Also for real X11 keys, see `x11-keys.ts`. */
export function strokeOf(character: string): Stroke {
  if (/[0-9]/.test(character)) return { code: `Digit${character}`, isShifted: false };
  if (/[a-z]/i.test(character)) {
    return { code: `Key${character.toUpperCase()}`, isShifted: /[A-Z]/.test(character) };
  }
  const digit = ')!@#$%^&*('.indexOf(character);
  if (digit >= 0) return { code: `Digit${String(digit)}`, isShifted: true };
  const stroke = marks[character];
  if (!stroke) throw new Error(`no key for ${JSON.stringify(character)}`);
  return stroke;
}

const marks: Readonly<Record<string, Stroke>> = {
  ':': { code: 'Semicolon', isShifted: true },
  ';': { code: 'Semicolon', isShifted: false },
  '/': { code: 'Slash', isShifted: false },
  '.': { code: 'Period', isShifted: false },
  '-': { code: 'Minus', isShifted: false },
  '?': { code: 'Slash', isShifted: true },
  ']': { code: 'BracketRight', isShifted: false },
  '}': { code: 'BracketRight', isShifted: true },
  '[': { code: 'BracketLeft', isShifted: false },
  '{': { code: 'BracketLeft', isShifted: true },
  '=': { code: 'Equal', isShifted: false },
  '+': { code: 'Equal', isShifted: true },
  ',': { code: 'Comma', isShifted: false },
  _: { code: 'Minus', isShifted: true },
  '~': { code: 'Backquote', isShifted: true },
};

/** What the system's layout makes of a key. */
function keyOf({ code, isShifted }: Stroke, { layout, capsLock = false }: Scan): string {
  const [plain = '', shifted = ''] = keys[layout](code);
  // Caps Lock turns letters only.
  const isLetter = plain.toLowerCase() !== plain.toUpperCase();
  return isShifted !== (capsLock && isLetter) ? shifted : plain;
}

const keys: Readonly<Record<Layout, (code: string) => readonly string[]>> = {
  us: usKey,
  // The programmers' layout differs by AltGr alone.
  pl: usKey,
  ua: (code) => cyrillicKey(code, uaLetters),
  ru: (code) => cyrillicKey(code, ruLetters),
  // Digits with Shift, marks without, as on a typewriter.
  'ua-typewriter': (code) =>
    code.startsWith('Digit')
      ? ['№-/":,.?%!'.charAt(Number(code.slice(-1))), code.slice(-1)]
      : cyrillicKey(code, uaLetters),
};

function usKey(code: string): readonly string[] {
  const named = {
    Semicolon: [';', ':'],
    Slash: ['/', '?'],
    Period: ['.', '>'],
    Minus: ['-', '_'],
    BracketRight: [']', '}'],
    BracketLeft: ['[', '{'],
    Equal: ['=', '+'],
    Comma: [',', '<'],
    Backquote: ['`', '~'],
  };
  const found = Object.entries(named).find(([name]) => name === code)?.[1];
  if (found) return found;
  const letter = code.slice(-1);
  if (code.startsWith('Key')) return [letter.toLowerCase(), letter];
  return [letter, ')!@#$%^&*('.charAt(Number(letter))];
}

/** xkeyboard-config `ua` and `ru` (winkeys), by the keys from A to Z. */
const ruLetters = 'фисвуапршолдьтщзйкыегмцчня';
const uaLetters = 'фисвуапршолдьтщзйкіегмцчня';

function cyrillicKey(code: string, letters: string): readonly string[] {
  if (code.startsWith('Key')) {
    const letter = letters.charAt(code.charCodeAt(3) - 65);
    return [letter, letter.toUpperCase()];
  }
  if (code === 'Semicolon') return ['ж', 'Ж'];
  if (code === 'BracketRight') return letters === uaLetters ? ['ї', 'Ї'] : ['ъ', 'Ъ'];
  if (code === 'Slash') return ['.', ','];
  if (code === 'Period') return ['ю', 'Ю'];
  if (code === 'Comma') return ['б', 'Б'];
  if (code === 'BracketLeft') return ['х', 'Х'];
  if (code === 'Backquote') return ["'", '₴'];
  if (code.startsWith('Digit')) {
    return [code.slice(-1), ')!"№;%:?*('.charAt(Number(code.slice(-1)))];
  }
  return usKey(code);
}
