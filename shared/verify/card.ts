import { readPhoto, type Photo } from './photo.ts';

/** The five certificates of KMU-139. Names are on the wire and in settings: never rename one. */
export const certificates = [
  'combatant', // учасник бойових дій
  'war-disabled', // особа з інвалідністю внаслідок війни
  'war-participant', // учасник війни
  'family-of-fallen', // член сім’ї загиблого
  'revolution-victim', // постраждалий учасник Революції Гідності
] as const;
export type Certificate = (typeof certificates)[number];

/** What a certificate says besides its name and photo, in the order of KMU-139. Never rename one. */
export const cardFields = [
  'surname',
  'name',
  'patronymic',
  'issuedBy',
  'issuedOn',
  'validUntil',
  'series',
  'number',
  'clause', // пункт Закону
  'article', // стаття Закону
  'disabilityGroup',
] as const;
export type CardField = (typeof cardFields)[number];
export type CardPart = 'certificate' | CardField | 'photo';

/** How a field is shown when not in full. */
export const masks = [
  'initial', // К.
  'tail', // ••••6789
  'year', // ••.••.2022
  'dots', // •••
] as const;
export type Mask = (typeof masks)[number];

/** What of a card may be shown at this desk. A part that is not named is shown, and in full. */
export interface CardPolicy {
  readonly show: Readonly<Partial<Record<CardPart, boolean>>>;
  readonly mask: Readonly<Partial<Record<CardField, Mask>>>;
}

/** A certificate's data for the operator's eyes: personal, in memory only, never in journal or log. */
export interface Card {
  readonly certificate?: Certificate;
  readonly lines: readonly CardLine[];
  readonly photo?: Photo;
}

export interface CardLine {
  readonly field: CardField;
  /** Plain text of at most 200 characters; dates as ДД.ММ.РРРР. */
  readonly value: string;
}

/** Longer than any name of an issuing body, in UTF-16 units. */
export const longestValue = 200;

/**
 * Reads what a registry told of a certificate and cuts it to the policy. Unknown names are ignored, missing
 * values left out; undefined when a known name holds what it can't: no text, a control character, no day of
 * the calendar, no picture.
 */
export function readCard(
  told: Readonly<Record<string, unknown>>,
  policy: CardPolicy,
): Card | undefined {
  const certificate = own(told, 'certificate');
  if (!isMissing(certificate) && !isCertificate(certificate)) return undefined;
  const kind = isCertificate(certificate) ? certificate : undefined;
  const photo = own(told, 'photo');
  const picture = isMissing(photo) ? undefined : readPhoto(photo);
  if (!isMissing(photo) && !picture) return undefined;
  const read = cardFields.map((field) => [field, valueOf(field, own(told, field))] as const);
  if (read.some(([, value]) => value === undefined)) return undefined;
  const shows = (part: CardPart) => policy.show[part] ?? true;
  return {
    ...(kind && shows('certificate') && { certificate: kind }),
    lines: read.flatMap(([field, value]) =>
      value && isOf(field, kind) && shows(field)
        ? [{ field, value: masked(value, policy.mask[field]) }]
        : [],
    ),
    ...(picture && shows('photo') && { photo: picture }),
  };
}

function own(told: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(told, name) ? told[name] : undefined;
}

/** Registers write out what they don't know; "Не вказано" is how Diia says it. */
function isMissing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && /^\s*(?:не вказано)?\s*$/i.test(value);
}

function isCertificate(value: unknown): value is Certificate {
  return certificates.some((one) => one === value);
}

/** Empty when missing, undefined when it is not what the field may hold. */
function valueOf(field: CardField, value: unknown): string | undefined {
  if (isMissing(value)) return '';
  if (typeof value !== 'string' || value.length > longestValue) return undefined;
  const text = value.trim().normalize('NFC');
  // Control, format (they reorder text) and unassigned characters, line and paragraph separators.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return undefined;
  return field === 'issuedOn' || field === 'validUntil' ? dayOf(text) : text;
}

/** KMU-139: the group is for the disabled by war, clause and article are not for the Revolution's injured. */
function isOf(field: CardField, certificate: Certificate | undefined): boolean {
  if (certificate === undefined) return true;
  if (field === 'disabilityGroup') return certificate === 'war-disabled';
  return certificate !== 'revolution-victim' || (field !== 'clause' && field !== 'article');
}

/**
 * ДД.ММ.РРРР from the same form or from ISO 8601, a time behind it dropped; undefined for no day of the calendar.
 * A moment at which a day begins in Kyiv is that day, however its zone writes it: `2022-04-30T21:00:00Z` is 1 May.
 */
function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  const plain = /^(\d{2})\.(\d{2})\.(\d{4})(?: [\d:.]+)?$/.exec(text);
  const [year, month, day, zone] = iso ? iso.slice(1) : (plain?.slice(1).reverse() ?? []);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // A 31st of a short month would be moved on to the next.
  const isDay =
    !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}-${month}-${day}`);
  if (!isDay) return undefined;
  return (zone === undefined ? undefined : dayBegunAt(text)) ?? `${day}.${month}.${year}`;
}

/** The day that begins in Kyiv at a moment, if one does. */
function dayBegunAt(moment: string): string | undefined {
  const at = Date.parse(moment);
  if (Number.isNaN(at)) return undefined;
  return /^(\d{2}\.\d{2}\.\d{4}), 00:00:00$/.exec(inKyiv.format(at))?.[1];
}

const inKyiv = new Intl.DateTimeFormat('uk-UA', {
  timeZone: 'Europe/Kyiv',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
});

function masked(value: string, mask: Mask | undefined): string {
  switch (mask) {
    case undefined:
      return value;
    case 'initial':
      return `${[...value][0] ?? ''}.`;
    case 'tail':
      return value.length > 4 ? `••••${value.slice(-4)}` : '••••';
    case 'year':
      return /^\d{2}\.\d{2}\.\d{4}$/.test(value) ? `••.••.${value.slice(6)}` : '•••';
    case 'dots':
      return '•••';
  }
}
