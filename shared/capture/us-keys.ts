/** The physical keys of a US keyboard, by `KeyboardEvent.code`: what each writes bare and with Shift. */
const punctuation = {
  Backquote: '`~',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  IntlBackslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadDecimal: '..',
  NumpadComma: ',,',
  NumpadAdd: '++',
  NumpadSubtract: '--',
  NumpadMultiply: '**',
  NumpadDivide: '//',
  NumpadEqual: '==',
} as const;

const keys = new Map<string, string>([
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => letterKey(letter)),
  ...Array.from(')!@#$%^&*(', (mark, digit): [string, string] => [
    `Digit${digit}`,
    `${digit}${mark}`,
  ]),
  ...Array.from({ length: 10 }, (_, digit): [string, string] => [
    `Numpad${digit}`,
    `${digit}${digit}`,
  ]),
  ...Object.entries(punctuation),
]);

/**
 * The character that a scanner means by a key, whatever the active layout and Caps Lock.
 * @param code `KeyboardEvent.code`.
 * @returns nothing for a key that writes no character.
 */
export function usCharacter(code: string, shift: boolean): string | undefined {
  return keys.get(code)?.charAt(shift ? 1 : 0);
}

function letterKey(letter: string): [string, string] {
  const capital = letter.toUpperCase();
  return [`Key${capital}`, `${letter}${capital}`];
}
