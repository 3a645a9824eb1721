import { modifiers, type Key } from './key.ts';
import { layouts, usKeys } from './layout.ts';
import { usCharacter } from './us-keys.ts';

/** The layouts that a scanner's keys may have met. `latin`: that of a US keyboard, or one that agrees with it. */
export type KeyLayout = 'latin' | 'ua' | 'ru' | 'other';

/** How a keyboard scanner typed one code; says nothing of what it typed. */
export interface SentKeys {
  /** Absent when no key told: digits lie the same everywhere. */
  readonly layout: KeyLayout | undefined;
  /** Keys that write nothing before the code, such as F8. */
  readonly prefix: readonly string[];
  /** What ended it; empty when nothing but silence did. */
  readonly suffix: readonly string[];
  readonly characters: number;
  /** Milliseconds from one character to the next. */
  readonly meanMs: number;
  readonly worstMs: number;
  /** Characters came as Alt and their numbers. */
  readonly isAlt: boolean;
}

/** Reads a row of keys between two silences. Total. */
export function sentKeysOf(row: readonly Key[]): SentKeys {
  const isAlt = row.some(({ code, alt }) => alt && code.startsWith('Numpad'));
  const keys = row.filter(({ code, repeat }) => !repeat && !modifiers.test(code));
  const first = keys.findIndex(isCharacter);
  const last = keys.findLastIndex(isCharacter);
  const characters = keys.slice(Math.max(0, first), last + 1).filter(isCharacter);
  const gaps = characters.slice(1).map(({ at }, place) => at - (characters[place]?.at ?? at));
  return {
    layout: layoutOf(characters),
    prefix: keys.slice(0, Math.max(0, first)).map(({ code }) => code),
    suffix: first < 0 ? [] : keys.slice(last + 1).map(({ code }) => code),
    characters: characters.length,
    meanMs: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length),
    worstMs: Math.max(0, ...gaps),
    isAlt,
  };
}

function isCharacter({ code, shift, typed, ctrl, meta }: Key): boolean {
  if (ctrl || meta) return false;
  return code === '' ? typed.length === 1 : usCharacter(code, shift) !== undefined;
}

const written = { latin: usKeys, ...layouts };

/** By letters alone: what makers and systems put on the other keys differs within a layout. */
function layoutOf(characters: readonly Key[]): KeyLayout | undefined {
  const telling = characters.filter(
    ({ code, typed, alt }) => !alt && code.startsWith('Key') && typed.length === 1,
  );
  const fits = (['latin', 'ua', 'ru'] as const).filter((layout) =>
    telling.every((key) => isWritten(key, written[layout])),
  );
  if (fits.length === 3) return undefined;
  return fits[0] ?? 'other';
}

/** Caps Lock turns letters only, so their case tells nothing. */
function isWritten({ code, shift, typed }: Key, layout: string): boolean {
  const place = usKeys.indexOf(usCharacter(code, shift) ?? '\0');
  return layout.charAt(place).toLowerCase() === typed.toLowerCase();
}
