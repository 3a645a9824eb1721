/**
 * The program's own codes for trying a device: no document's, and never asked about. Together they hold every
 * character that a scanner's settings spoil.
 */
export const testCodes = {
  /** As long as a link of Diia, with keys of every kind; a link, so that slow scanners are heard too. */
  qr: 'https://zvirka.invalid/ABCDEFGHIJKLMNOPQRSTUVWXYZ/abcdefghijklmnopqrstuvwxyz?0123456789&_-.~!@#$%^*()=+[]{};,',
  /** Of the numbers that shops use for themselves (GS1 prefix 20). */
  ean13: '2012345678903',
  /** Of a book: a scanner that turns such codes into ISBN shows it here. */
  book: '9781234567897',
  /** Digits, which slow scanners are heard by. */
  code128: '12801280128012',
} as const;

export type TestCode = keyof typeof testCodes;

/** In the order in which they are shown. */
export const testCodeNames = ['qr', 'ean13', 'book', 'code128'] as const satisfies TestCode[];

/** Which of the test codes this cleaned text is, to the last character. */
export function testCodeOf(text: string): TestCode | undefined {
  return testCodeNames.find((name) => testCodes[name] === text);
}
