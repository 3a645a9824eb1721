import { quantile } from '../figures.ts';

/** One line of a folder's `manifest.json`. */
export interface Picture {
  readonly file: string;
  /** `neg`: nothing may be read. `qr` and everything else, which is 1-D, are also summed up. */
  readonly category: string;
  readonly set?: string;
  /** Accepted texts. */
  readonly expected: readonly string[];
}

/** What one decoder made of one picture. */
export interface Attempt {
  readonly texts: readonly string[];
  readonly ms: number;
}

/** How one decoder did on one category. */
export interface Score {
  readonly pictures: number;
  readonly read: number;
  readonly ratePercent: number;
  /** Something was returned and nothing of it was right. */
  readonly misreads: number;
  /** Misreads that are digits as an EAN-13 or a UPC-A has them, with a fitting check digit. */
  readonly productMisreads: number;
  /** Something was returned where nothing is. */
  readonly falsePositives: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** The scores of one decoder: by category, by kind (QR and 1-D) and set, by kind. */
export function scoresOf(
  pictures: readonly Picture[],
  attempts: readonly Attempt[],
): Record<string, Score> {
  const groups = new Map<string, [Picture, Attempt][]>();
  for (const [at, picture] of pictures.entries()) {
    const attempt = attempts[at];
    if (!attempt) throw new Error('a picture without an attempt');
    for (const name of namesOf(picture)) {
      groups.set(name, [...(groups.get(name) ?? []), [picture, attempt]]);
    }
  }
  const order = (name: string) => `${String(namesRank(name))} ${name}`;
  const sorted = [...groups].sort(([one], [other]) => order(one).localeCompare(order(other)));
  return Object.fromEntries(sorted.map(([name, pairs]) => [name, scoreOf(pairs)]));
}

function namesOf({ category, set }: Picture): string[] {
  if (category === 'neg') return [category];
  const kind = category === 'qr' ? 'all QR' : 'all 1-D';
  return [category, kind, ...(set === undefined ? [] : [`${kind} of ${set}`])];
}

function namesRank(name: string): number {
  if (name === 'neg') return 3;
  if (!name.startsWith('all ')) return 0;
  return name.includes(' of ') ? 1 : 2;
}

function scoreOf(pairs: readonly (readonly [Picture, Attempt])[]): Score {
  const wrong = pairs.filter(([picture, { texts }]) => texts.length > 0 && !isRead(picture, texts));
  const misread = wrong.filter(([{ category }]) => category !== 'neg');
  const times = pairs.map(([, { ms }]) => ms);
  const read = pairs.filter(([picture, { texts }]) => isRead(picture, texts)).length;
  return {
    pictures: pairs.length,
    read,
    ratePercent: rounded((100 * read) / pairs.length),
    misreads: misread.length,
    productMisreads: misread.filter(([, { texts }]) => texts.some(isProduct)).length,
    falsePositives: wrong.length - misread.length,
    medianMs: rounded(quantile(times, 0.5)),
    p95Ms: rounded(quantile(times, 0.95)),
  };
}

/** A picture is read when one returned text equals the truth; line ends and outer blanks aside. */
function isRead({ category, expected }: Picture, texts: readonly string[]): boolean {
  const accepted = new Set(expected.flatMap(alike));
  return category !== 'neg' && texts.some((text) => accepted.has(plain(text)));
}

/**
 * A UPC-A is an EAN-13 with a leading 0, a UPC-E may come unfolded, a Codabar with its start and stop letters: whichever
 * of these a decoder says is right.
 */
function alike(text: string): string[] {
  const same = plain(text);
  const unfolded = upcaOf(same);
  const letters = /^[\d$:/.+-]+$/.test(same)
    ? ['A', 'B', 'C', 'D'].flatMap((start) =>
        ['A', 'B', 'C', 'D'].map((stop) => `${start}${same}${stop}`),
      )
    : [];
  if (unfolded !== undefined) return [same, unfolded, `0${unfolded}`, ...letters];
  if (/^\d{12}$/.test(same)) return [same, `0${same}`, ...letters];
  return /^0\d{12}$/.test(same) ? [same, same.slice(1)] : [same, ...letters];
}

/** The UPC-A that eight digits of a UPC-E stand for (GS1 General Specifications, section 5.2.2.4). */
function upcaOf(text: string): string | undefined {
  const [, system, digits = '', last = '', check] = /^([01])(\d{5})(\d)(\d)$/.exec(text) ?? [];
  if (system === undefined || check === undefined) return undefined;
  const cut = { '3': 3, '4': 4 }[last] ?? (last < '3' ? 2 : 5);
  const maker = last < '3' ? `${digits.slice(0, 2)}${last}00` : digits.slice(0, cut).padEnd(5, '0');
  const product = last > '4' ? `0000${last}` : digits.slice(cut).padStart(5, '0');
  return `${system}${maker}${product}${check}`;
}

function plain(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}

function isProduct(text: string): boolean {
  if (!/^\d{12,13}$/.test(text)) return false;
  const digits = Array.from(text.padStart(13, '0'), Number);
  return digits.reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
