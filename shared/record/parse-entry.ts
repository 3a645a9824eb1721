import { documentTypes } from '../identify/document-type.ts';
import { strangers } from '../identify/identified.ts';
import { canonicalJson } from './canonical.ts';
import type { Begun, Entry, Stages } from './entry.ts';

/** Reads an entry back, strictly: every field known and of its kind, and the text canonical. */
export function parseEntry(text: string): Entry | undefined {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- entryFields has looked at every field
  return parse(text, entryFields) as unknown as Entry | undefined;
}

/** Reads a begun check back, as strictly. */
export function parseBegun(text: string): Begun | undefined {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- begunFields has looked at every field
  return parse(text, begunFields) as unknown as Begun | undefined;
}

type Fits = (value: unknown) => boolean;
type Fields<T> = { readonly [K in keyof T]-?: Fits };
type AnyFields = Readonly<Record<string, Fits>>;
type Plain = Readonly<Record<string, unknown>>;

const isText: Fits = (value) => typeof value === 'string';
const isWhole: Fits = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isOneOf =
  (...lawful: readonly (string | number)[]): Fits =>
  (value) =>
    (lawful as readonly unknown[]).includes(value);
const isLike =
  (pattern: RegExp): Fits =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const mayLack =
  (fits: Fits): Fits =>
  (value) =>
    value === undefined || fits(value);

const stageFields: Fields<Stages> = {
  receivedMs: isWhole,
  askedMs: mayLack(isWhole),
  answeredMs: mayLack(isWhole),
  recordedMs: isWhole,
};

const begunFields: Fields<Begun> = {
  desk: isText,
  operator: isText,
  mode: isOneOf('demo', 'live'),
  requestId: isLike(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  capturedAt: isWhole,
  source: isOneOf('camera', 'scanner', 'keyed'),
  adapter: isText,
  registry: isText,
  documentType: mayLack(isOneOf(...documentTypes, 'other')),
  code: mayLack(isLike(/^[0-9a-f]{64}$/)),
};

const entryFields: Fields<Entry> = {
  ...begunFields,
  version: isOneOf(1),
  kind: isOneOf('check'),
  number: (value) => isWhole(value) && value !== 0,
  recordedAt: isWhole,
  outcome: isOneOf('valid', 'caution', 'invalid', 'stale', 'unchecked', 'foreign'),
  because: mayLack(isLike(/^[a-z]+(?:-[a-z]+)*$/)),
  looksLike: mayLack(isOneOf(...strangers)),
  typeIs: isOneOf('proved', 'claimed', 'unknown'),
  asking: isOneOf('not-asked', 'not-sent', 'refused', 'perhaps', 'answered'),
  stages: (value) => conform(value, stageFields) !== undefined,
};

function parse(text: string, fields: AnyFields): Plain | undefined {
  const value = conform(valueOf(text), fields);
  if (!value || !('stages' in fields)) return value;
  return { ...value, stages: conform(value['stages'], stageFields) };
}

/** The value of a canonical text; `undefined` for any other text. */
function valueOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The same value with every field named, those it lacks as `undefined`; nothing if it does not conform. */
function conform(value: unknown, fields: AnyFields): Plain | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(value));
  const checks = Object.entries(fields);
  const isKnown = [...given.keys()].every((key) => Object.hasOwn(fields, key));
  if (!isKnown || !checks.every(([key, fits]) => fits(given.get(key)))) return undefined;
  return Object.fromEntries(checks.map(([key]) => [key, given.get(key)]));
}
