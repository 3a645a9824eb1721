import type { Begun, Entry } from './entry.ts';

/** The one text of an entry (RFC 8785), the same on every machine: what is hashed into the tree. */
export function canonicalText(entry: Entry): string {
  return canonicalJson(entry);
}

/** The one text of a check that has begun (RFC 8785). */
export function canonicalBegun(begun: Begun): string {
  return canonicalJson(begun);
}

/**
 * RFC 8785 JSON: keys in the order of their UTF-16 units, no spaces, ECMAScript's own numbers and
 * escapes. A field that is `undefined` is left out. Throws a TypeError for what JSON cannot say
 * exactly: a number that is not finite, a lone surrogate, a hole in a list, a function.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (isPlain(value)) return objectText(value);
  throw new TypeError(`JSON cannot hold a value of type ${typeof value}`);
}

/** The value of a canonical text; `undefined` for any other text, however it is nested: nothing that the program writes. */
export function parseCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch (error) {
    // No JSON, nothing canonical, or nested deeper than the stack.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)
      return undefined;
    throw error;
  }
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('JSON cannot hold a number that is not finite');
  return JSON.stringify(value);
}

function stringText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('UTF-8 cannot hold a lone surrogate');
  return JSON.stringify(text);
}

function objectText(object: Readonly<Record<string, unknown>>): string {
  const fields = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${stringText(key)}:${canonicalJson(object[key])}`);
  return `{${fields.join(',')}}`;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
