import type { Key } from './key.ts';

/** A character that is being keyed as Alt and its number on the numeric pad: Windows writes it when Alt is let go. */
export interface AltCode {
  /** None yet when Alt alone is down. */
  readonly digits: string;
  readonly startedAt: number;
  readonly lastAt: number;
  readonly inField: boolean;
}

/** Alt going down, which begins a character. AltGr is another key. */
export function beginAltCode(key: Key): AltCode | undefined {
  if (key.code !== 'AltLeft' || key.ctrl || key.meta) return undefined;
  return { digits: '', startedAt: key.at, lastAt: key.at, inField: key.inField };
}

/** Takes a digit under Alt; nothing for any other key. */
export function growAltCode(code: AltCode, key: Key): AltCode | undefined {
  const digit = /^Numpad([0-9])$/.exec(key.code)?.[1];
  if (digit === undefined || !key.alt || key.ctrl || key.meta) return undefined;
  // Nobody's number is longer; a key held down must not fill the memory.
  return { ...code, digits: (code.digits + digit).slice(-8), lastAt: key.at };
}

/**
 * What the number writes: `Alt+nnn` by the OEM code page, `Alt+0nnn` by the ANSI one, in both of them
 * ASCII up to 127. Above it the page decides, which can't be seen from here.
 */
export function altCharacter({ digits }: AltCode): string {
  const number = Number(digits) % 256;
  return number < 128 ? String.fromCharCode(number) : '\ufffd';
}

/** How long one stroke of it took, on average, when Alt went down at `from`. */
export function altGap(code: AltCode, from: number): number {
  return Math.max(0, code.lastAt - from) / code.digits.length;
}
