import type { Grey } from '../fixtures/pictures.ts';
import {
  blur,
  cracks,
  dark,
  glare,
  grain,
  inverted,
  moire,
  motion,
  type Defect,
} from './defects.ts';
import { randomOf } from './random.ts';
import { held, screenOf, type Held } from './scene.ts';

/** Pictures of one difficulty. */
export interface Family {
  readonly name: string;
  readonly kind: 'qr' | 'ean' | 'both';
  /** How often out of `seeds` it must be read. Raised when the decoder gets better, never lowered. */
  readonly least: number;
  readonly how: (random: () => number) => Held;
  readonly defects: readonly Defect[];
}

export const seeds = 4;

export interface Drawn {
  readonly picture: Grey;
  readonly texts: readonly string[];
}

/** The picture of a family for a seed: always the same. */
export async function draw({ kind, how, defects }: Family, seed: number): Promise<Drawn> {
  const random = randomOf(seed * 7_919 + 17);
  const shown = {
    ...(kind !== 'ean' && { qr: linkOf(random) }),
    ...(kind !== 'qr' && { ean: barcodeOf(random) }),
  };
  let picture = held(await screenOf(shown), random, how(random));
  for (const defect of [...defects, grain(0.02)]) picture = defect(picture, random);
  return { picture, texts: Object.values(shown) };
}

const near = (random: () => number): Held => ({
  size: 620 + random() * 60,
  degrees: random() * 10 - 5,
  left: 0.45 + random() * 0.1,
});
const turnedBy =
  (degrees: number, size = 620) =>
  (random: () => number) => ({
    ...near(random),
    size,
    degrees: (random() < 0.5 ? -1 : 1) * (degrees + random() * 4 - 2),
  });

export const families: readonly Family[] = [
  { name: 'plain QR', kind: 'qr', least: 4, how: near, defects: [] },
  { name: 'plain EAN-13', kind: 'ean', least: 4, how: near, defects: [] },
  { name: 'both codes on one screen', kind: 'both', least: 4, how: near, defects: [] },
  { name: 'blurred QR', kind: 'qr', least: 4, how: near, defects: [blur(2, 2)] },
  { name: 'blurred EAN-13', kind: 'ean', least: 4, how: near, defects: [blur(2, 1)] },
  { name: 'EAN-13 out of focus', kind: 'ean', least: 4, how: near, defects: [blur(4, 1)] },
  { name: 'QR in motion', kind: 'qr', least: 4, how: near, defects: [motion(5)] },
  { name: 'EAN-13 in motion', kind: 'ean', least: 3, how: near, defects: [motion(3)] },
  { name: 'glare on QR', kind: 'qr', least: 4, how: near, defects: [glare(170, 1.1)] },
  { name: 'glare on EAN-13', kind: 'ean', least: 4, how: near, defects: [glare(130, 1.1)] },
  { name: 'moiré on QR', kind: 'qr', least: 4, how: near, defects: [moire(0.3)] },
  { name: 'moiré on EAN-13', kind: 'ean', least: 4, how: near, defects: [moire(0.5)] },
  { name: 'dark QR', kind: 'qr', least: 4, how: near, defects: [dark(0.12)] },
  { name: 'dark EAN-13', kind: 'ean', least: 4, how: near, defects: [dark(0.12)] },
  { name: 'QR at 45°', kind: 'qr', least: 4, how: turnedBy(45), defects: [] },
  { name: 'EAN-13 at 27°', kind: 'ean', least: 4, how: turnedBy(27), defects: [] },
  { name: 'EAN-13 at 45°', kind: 'ean', least: 4, how: turnedBy(45), defects: [] },
  { name: 'EAN-13 at 65°', kind: 'ean', least: 4, how: turnedBy(65), defects: [] },
  {
    name: 'QR in perspective',
    kind: 'qr',
    least: 4,
    how: (random) => ({ ...near(random), perspective: 0.5 }),
    defects: [],
  },
  {
    name: 'EAN-13 in perspective',
    kind: 'ean',
    least: 4,
    how: (random) => ({ ...near(random), perspective: 0.4 }),
    defects: [],
  },
  { name: 'small QR', kind: 'qr', least: 4, how: turnedBy(4, 240), defects: [] },
  { name: 'small EAN-13', kind: 'ean', least: 4, how: turnedBy(3, 300), defects: [] },
  { name: 'inverted QR', kind: 'qr', least: 4, how: near, defects: [inverted] },
  { name: 'inverted EAN-13', kind: 'ean', least: 4, how: near, defects: [inverted] },
  { name: 'cracked QR', kind: 'qr', least: 3, how: near, defects: [cracks(8, 2)] },
  { name: 'cracked EAN-13', kind: 'ean', least: 4, how: near, defects: [cracks(9, 2)] },
];

/** As Diia's links are: no document has this number. */
function linkOf(random: () => number): string {
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const id = [hex(8), hex(4), `4${hex(3)}`, `8${hex(3)}`, hex(12)].join('-');
  return `https://diia.app/documents/internal-passport/1234567890/verify/${id}`;
}

function barcodeOf(random: () => number): string {
  const digits = Array.from({ length: 12 }, (_, at) =>
    at === 0 ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10),
  );
  const sum = digits.reduce((all, digit, at) => all + digit * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits.join('')}${String((10 - (sum % 10)) % 10)}`;
}
