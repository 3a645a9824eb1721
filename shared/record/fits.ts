/** Whether a value is lawful in its place. */
export type Fits = (value: unknown) => boolean;

/** One check for each field; what may be lacking says so itself. */
export type Fields<T> = { readonly [K in keyof T]-?: Fits };
export type AnyFields = Readonly<Record<string, Fits>>;
export type Plain = Readonly<Record<string, unknown>>;

export const isText: Fits = (value) => typeof value === 'string';
export const isInteger: Fits = (value) => Number.isSafeInteger(value);
export const isWhole: Fits = (value) => isInteger(value) && Number(value) >= 0;
export const isShort =
  (length: number): Fits =>
  (value) =>
    typeof value === 'string' && value.length <= length;
export const isOneOf =
  (...lawful: readonly (string | number)[]): Fits =>
  (value) =>
    (lawful as readonly unknown[]).includes(value);
export const isLike =
  (pattern: RegExp): Fits =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
export const mayLack =
  (fits: Fits): Fits =>
  (value) =>
    value === undefined || fits(value);
export const isNever: Fits = (value) => value === undefined;

/** Words as the program writes them, such as `type-claimed`. */
export const isWord = isLike(/^[a-z]+(?:-[a-z]+)*$/);
export const isUuid = isLike(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
/** SHA-256 or HMAC-SHA-256, lower-case hex. */
export const isDigest = isLike(/^[0-9a-f]{64}$/);

/** The same value with every field named, those it lacks as `undefined`; nothing if it does not conform. */
export function conform(value: unknown, fields: AnyFields): Plain | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(value));
  const checks = Object.entries(fields);
  const isKnown = [...given.keys()].every((key) => Object.hasOwn(fields, key));
  if (!isKnown || !checks.every(([key, fits]) => fits(given.get(key)))) return undefined;
  return Object.fromEntries(checks.map(([key]) => [key, given.get(key)]));
}

/** A value within a value. */
export const conforms =
  (fields: AnyFields): Fits =>
  (value) =>
    conform(value, fields) !== undefined;
