/** How an EAN-13 is drawn (ISO/IEC 15420): 95 modules, 1 for dark. */
export const moduleCount = 95;

/** Modules of one digit. */
export const digitModules = 7;

/** Where the twelve drawn digits begin, in modules. */
export const places: readonly number[] = Array.from(
  { length: 12 },
  (_, at) => 3 + digitModules * at + (at > 5 ? 5 : 0),
);

// prettier-ignore
const oddLeft = [
  '0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011',
];
const right = oddLeft.map((bars) => Array.from(bars, (bar) => 1 - Number(bar)).join(''));
const evenLeft = right.map((bars) => Array.from(bars).reverse().join(''));

/** The first digit is not drawn: it is which of the left six are even. */
// prettier-ignore
const parities = [
  'OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO',
];

/** The bars of a whole code. */
export function barsOf(digits: readonly number[]): number[] {
  const parity = parities[digits[0] ?? 0] ?? '';
  const drawn = digits.slice(1).map((digit, at) => {
    if (at > 5) return right[digit] ?? '';
    return (parity[at] === 'O' ? oddLeft[digit] : evenLeft[digit]) ?? '';
  });
  return modules(`101${drawn.slice(0, 6).join('')}01010${drawn.slice(6).join('')}101`);
}

/** All that could stand at one of the twelve places. */
export function choicesAt(place: number): readonly (readonly number[])[] {
  return place < 6 ? leftChoices : rightChoices;
}

function modules(bars: string): number[] {
  return Array.from(bars, Number);
}

const leftChoices = [...oddLeft, ...evenLeft].map(modules);
const rightChoices = right.map(modules);
