import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

/** The keys that a scanner presses for one character: it thinks of a US keyboard, whatever the system's layout is. */
interface Stroke {
  readonly code: string;
  readonly isShifted: boolean;
}

export type Layout = 'us' | 'ua';
export type Suffix = 'Enter' | 'Tab' | 'none';

export interface Scan {
  readonly layout: Layout;
  readonly suffix: Suffix;
  /** Between two keys, in milliseconds. */
  readonly paceMs: number;
}

/** Types like a keyboard-mode scanner, through Chromium's own input. */
export async function scanAsKeys(page: Page, text: string, scan: Scan): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const character of text) {
    const stroke = strokeOf(character);
    await press(session, stroke, keyOf(stroke, scan.layout));
    await sleep(scan.paceMs);
  }
  if (scan.suffix !== 'none') await pressNamed(session, scan.suffix);
  await session.detach();
}

async function press(session: CDPSession, { code, isShifted }: Stroke, key: string): Promise<void> {
  const shift = { key: 'Shift', code: 'ShiftLeft', windowsVirtualKeyCode: 16 };
  const modifiers = isShifted ? 8 : 0;
  if (isShifted)
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', modifiers, ...shift });
  await session.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    modifiers,
    code,
    key,
    text: key,
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', modifiers, code, key });
  if (isShifted) await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...shift });
}

async function pressNamed(session: CDPSession, name: 'Enter' | 'Tab'): Promise<void> {
  const windowsVirtualKeyCode = name === 'Enter' ? 13 : 9;
  const key = { key: name, code: name, windowsVirtualKeyCode };
  // With a text, as a real Enter has: it would press a focused button.
  const text = name === 'Enter' ? { text: '\r' } : {};
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, ...text });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

/** Also for real X11 keys, see `x11-keys.ts`. */
export function strokeOf(character: string): Stroke {
  if (/[0-9]/.test(character)) return { code: `Digit${character}`, isShifted: false };
  if (/[a-z]/i.test(character)) {
    return { code: `Key${character.toUpperCase()}`, isShifted: /[A-Z]/.test(character) };
  }
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
};

/** What the system's layout makes of a key. */
function keyOf({ code, isShifted }: Stroke, layout: Layout): string {
  const [plain = '', shifted = ''] = layout === 'us' ? usKey(code) : uaKey(code);
  return isShifted ? shifted : plain;
}

function usKey(code: string): readonly string[] {
  const named = { Semicolon: [';', ':'], Slash: ['/', '?'], Period: ['.', '>'], Minus: ['-', '_'] };
  const found = Object.entries(named).find(([name]) => name === code)?.[1];
  if (found) return found;
  const letter = code.slice(-1);
  return code.startsWith('Key') ? [letter.toLowerCase(), letter] : [letter, letter];
}

/** xkeyboard-config `ua` (winkeys). */
const uaLetters = 'фисвуапршолдьтщзйкіегмцчня';

function uaKey(code: string): readonly string[] {
  if (code.startsWith('Key')) {
    const letter = uaLetters.charAt(code.charCodeAt(3) - 65);
    return [letter, letter.toUpperCase()];
  }
  if (code === 'Semicolon') return ['ж', 'Ж'];
  if (code === 'Slash') return ['.', ','];
  if (code === 'Period') return ['ю', 'Ю'];
  return usKey(code);
}
