import { sources } from '../capture/capture.ts';
import { documentTypes } from '../identify/document-type.ts';
import { strangers } from '../identify/identified.ts';
import { outcomes } from '../verdict/verdict.ts';
import { parseCanonical } from './canonical.ts';
import type { Begun, CheckEntry, Entry, Stages, Stand } from './entry.ts';
import {
  type AnyFields,
  conform,
  conforms,
  type Fields,
  isDigest,
  isInteger,
  isNever,
  isOneOf,
  isShort,
  isText,
  isUuid,
  isWhole,
  isWord,
  mayLack,
  type Plain,
} from './fits.ts';
import { happeningFields } from './parse-happening.ts';

/** Reads an entry of any version back, strictly: every field known and of its kind, and the text canonical. */
export function parseEntry(text: string): Entry | undefined {
  const value = parseCanonical(text);
  const fields = fieldsOf(value);
  const entry = fields && conform(value, fields);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the fields of its kind were looked at
  return (entry && withStages(entry)) as unknown as Entry | undefined;
}

/** Reads a begun check back, as strictly. */
export function parseBegun(text: string): Begun | undefined {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- begunFields has looked at every field
  return conform(parseCanonical(text), begunFields) as unknown as Begun | undefined;
}

const standFields: Fields<Stand> = {
  desk: isText,
  operator: isText,
  mode: isOneOf('demo', 'live'),
};

const stageFields: Fields<Stages> = {
  receivedMs: isWhole,
  askedMs: mayLack(isWhole),
  answeredMs: mayLack(isWhole),
  recordedMs: isWhole,
};

const begunFields: Fields<Begun> = {
  ...standFields,
  requestId: isUuid,
  capturedAt: isWhole,
  source: isOneOf(...sources),
  adapter: isText,
  registry: isText,
  documentType: mayLack(isOneOf(...documentTypes, 'other')),
  code: mayLack(isDigest),
  service: mayLack(isShort(100)),
  repaired: mayLack(isOneOf('check-digit', 'isbn')),
};

const placeFields = {
  number: (value: unknown) => isWhole(value) && value !== 0,
  recordedAt: isWhole,
};

const checkFields: Fields<CheckEntry> = {
  ...begunFields,
  ...placeFields,
  version: isOneOf(2),
  kind: isOneOf('check'),
  outcome: isOneOf(...outcomes),
  because: mayLack(isWord),
  looksLike: mayLack(isOneOf(...strangers)),
  typeIs: isOneOf('proved', 'claimed', 'unknown'),
  asking: isOneOf('not-asked', 'not-sent', 'refused', 'perhaps', 'answered'),
  stages: conforms(stageFields),
  skewMs: mayLack(isInteger),
};

/** As the first version wrote it. */
const firstCheckFields: Fields<CheckEntry> = {
  ...checkFields,
  version: isOneOf(1),
  source: isOneOf('camera', 'scanner', 'keyed'),
  service: isNever,
  repaired: isNever,
  skewMs: isNever,
};

/** The fields of an entry's kind and version; nothing for a kind that no version knows. */
function fieldsOf(value: unknown): AnyFields | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, version } = value as { readonly kind?: unknown; readonly version?: unknown };
  if (kind === 'check') return version === 1 ? firstCheckFields : checkFields;
  const own = happeningFields(kind);
  return own && { ...standFields, ...placeFields, version: isOneOf(2), ...own };
}

/** Stages name every field too, those they lack as `undefined`. */
function withStages(entry: Plain): Plain {
  return 'stages' in entry ? { ...entry, stages: conform(entry['stages'], stageFields) } : entry;
}
