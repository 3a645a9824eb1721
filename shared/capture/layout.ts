/**
 * A keyboard scanner presses the keys of a US keyboard; the system writes what the active layout has
 * on them. One character a key, row by row, first bare, then with Shift. Both layouts are the
 * Windows ones ("winkeys" of xkeyboard-config 2.35), and neither has a character twice.
 */
export const usKeys =
  '`1234567890-=qwertyuiop[]\\asdfghjkl;\'zxcvbnm,./ ~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';

/** What each layout writes for the keys of `usKeys`, in the same order. */
export const layouts = {
  ua: '\'1234567890-=йцукенгшщзхїґфівапролджєячсмитьбю. ~!"№;%:?*()_+ЙЦУКЕНГШЩЗХЇҐФІВАПРОЛДЖЄЯЧСМИТЬБЮ,',
  ru: 'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю. Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,',
} as const;

/** The layouts never write one character for two keys, so one table turns both back. */
const back = new Map<string, string>(
  [layouts.ru, layouts.ua].flatMap((layout) =>
    Array.from(layout, (to, at): [string, string] => [to, usKeys.charAt(at)]),
  ),
);
// Keyboards that differ from the tables above: Shift+` on Windows and in newer xkb.
for (const tilde of ['₴', 'ʼ']) back.set(tilde, '~');

/**
 * What a US keyboard would have written, for a text typed by a scanner under the Ukrainian or Russian
 * layout. Characters that no key of theirs writes stay as they are.
 */
export function ungarble(text: string): string {
  let restored = '';
  for (const character of text) restored += back.get(character) ?? character;
  return restored;
}

/**
 * Undoes Caps Lock. Needed before `ungarble`, as Caps Lock turns letters only: the colon of a link
 * is a letter's key in both layouts and arrives as the wrong one of its two.
 */
export function flipCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => {
    const lower = letter.toLowerCase();
    return letter === lower ? letter.toUpperCase() : lower;
  });
}
