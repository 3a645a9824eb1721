import { hole } from './holes.ts';

/** A shape made ready: the bytes around its holes, and the holes between them. */
export interface Shape {
  readonly around: readonly Uint8Array[];
  readonly holes: readonly string[];
  /** Where the digests begin in the stored bytes, and where the numbers do. */
  readonly digestsAt: number;
  readonly numbersAt: number;
  /** The longest text it can make is this and three times the stored bytes. */
  readonly room: number;
}

/** What the row itself knows of its text. */
export interface Row {
  readonly number: number;
  readonly recordedAt: number;
}

/**
 * Makes whole texts of stored bytes, from `start` to `end`: a proof makes millions. Gives the text's UTF-8
 * bytes after one byte 0x00, as a leaf is hashed; good until the next call.
 */
export type LeafWriter = (bytes: Uint8Array, row: Row, start?: number, end?: number) => Uint8Array;

/** A writer for the texts of one shape; it keeps its memory for the next one. */
export function leafWriter(shape: Shape): LeafWriter {
  let draft = draftOf(shape, 0);
  return (bytes, row, start = 0, end = bytes.length) => {
    const room = 1 + shape.room + 3 * (end - start);
    if (draft.memory.length < room) draft = draftOf(shape, room);
    return viewOf(draft, write(draft, shape, bytes, row, start, end));
  };
}

/**
 * The text of a shape as it was last written. What stands around the holes is only written when it is not
 * in its place already: most texts of a shape have the same lengths.
 */
interface Draft {
  readonly memory: Uint8Array;
  /** Where each part around the holes stands. */
  readonly places: Int32Array;
  /** The beginnings of the memory by their lengths: making one for each text costs as much as hashing it. */
  readonly views: Map<number, Uint8Array>;
}

function draftOf({ around }: Shape, room: number): Draft {
  return {
    memory: new Uint8Array(2 * room),
    places: new Int32Array(around.length),
    views: new Map(),
  };
}

function viewOf({ memory, views }: Draft, length: number): Uint8Array {
  const known = views.get(length);
  if (known) return known;
  const made = memory.subarray(0, length);
  views.set(length, made);
  return made;
}

/** Writes 0x00 and the text; gives the length. Bytes that don't fit the shape make some other text, which no leaf is of. */
function write(
  draft: Draft,
  shape: Shape,
  bytes: Uint8Array,
  row: Row,
  start: number,
  end: number,
): number {
  const { holes } = shape;
  const to = draft.memory;
  let at = putAround(draft, shape, 0, 1);
  let uuidAt = start;
  let digestAt = start + shape.digestsAt;
  let numberAt = start + shape.numbersAt;
  for (let index = 0; index < holes.length; index += 1) {
    switch (holes[index]) {
      case hole.uuid:
        at = putUuid(to, at, bytes, uuidAt);
        uuidAt += 16;
        break;
      case hole.digest:
        at = putHex(to, at, bytes, digestAt, digestAt + 32);
        digestAt += 32;
        break;
      case hole.number:
        at = putDecimal(to, at, row.number);
        break;
      case hole.recordedAt:
        at = putDecimal(to, at, row.recordedAt);
        break;
      case hole.whole:
        return putPart(to, at, bytes, start, end);
      case hole.time:
      case hole.plain:
      case undefined:
      default: {
        const comma = endOfNumber(bytes, numberAt, end);
        at =
          holes[index] === hole.time
            ? putDecimal(to, at, row.recordedAt - numberIn(bytes, numberAt, comma))
            : putPart(to, at, bytes, numberAt, comma);
        numberAt = comma + 1;
      }
    }
    at = putAround(draft, shape, index + 1, at);
  }
  return at;
}

function putAround({ memory, places }: Draft, shape: Shape, index: number, at: number): number {
  const part = shape.around[index] ?? nothing;
  if (places[index] !== at) memory.set(part, at);
  places[index] = at;
  return at + part.length;
}

const nothing = new Uint8Array(0);

// Byte by byte: for parts as short as these, that is quicker than any call.
function putPart(to: Uint8Array, at: number, from: Uint8Array, start: number, end: number): number {
  for (let index = start; index < end; index += 1) to[at + index - start] = from[index] ?? 0;
  return at + end - start;
}

const hexDigits = new TextEncoder().encode('0123456789abcdef');

function putHex(to: Uint8Array, at: number, from: Uint8Array, start: number, end: number): number {
  let next = at;
  for (let index = start; index < end; index += 1) {
    const byte = from[index] ?? 0;
    to[next++] = hexDigits[byte >> 4] ?? 0;
    to[next++] = hexDigits[byte & 15] ?? 0;
  }
  return next;
}

const dash = 0x2d;

function putUuid(to: Uint8Array, at: number, from: Uint8Array, start: number): number {
  let next = putHex(to, at, from, start, start + 4);
  for (const [first, last] of uuidParts) {
    to[next++] = dash;
    next = putHex(to, next, from, start + first, start + last);
  }
  return next;
}

const uuidParts = [
  [4, 6],
  [6, 8],
  [8, 10],
  [10, 16],
] as const;

const commaSign = 0x2c;

function endOfNumber(bytes: Uint8Array, start: number, last: number): number {
  let end = start;
  while (end < last && bytes[end] !== commaSign) end += 1;
  return end;
}

function numberIn(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === dash;
  let value = 0;
  for (let index = isNegative ? start + 1 : start; index < end; index += 1) {
    value = value * 10 + ((bytes[index] ?? 0) - 0x30);
  }
  return isNegative ? -value : value;
}

/** A whole number of up to 15 digits. */
function putDecimal(to: Uint8Array, at: number, value: number): number {
  let next = at;
  if (value < 0) to[next++] = dash;
  const whole = Math.abs(value);
  const high = Math.floor(whole / 1e8);
  if (high === 0) return putDigits(to, next, whole, digitsOf(whole));
  next = putDigits(to, next, high, digitsOf(high));
  return putDigits(to, next, whole - high * 1e8, 8);
}

function digitsOf(value: number): number {
  let digits = 1;
  for (let rest = value; rest >= 10; rest /= 10) digits += 1;
  return digits;
}

function putDigits(to: Uint8Array, at: number, value: number, digits: number): number {
  let rest = value | 0;
  for (let index = at + digits - 1; index >= at; index -= 1) {
    const quotient = (rest / 10) | 0;
    to[index] = 0x30 + (rest - quotient * 10);
    rest = quotient;
  }
  return at + digits;
}
