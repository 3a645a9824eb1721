import { anyHole, hole } from './holes.ts';
import { type LeafWriter, leafWriter, type Row, type Shape } from './unpack.ts';

/**
 * An entry's text as it is stored: a shape, which many entries share, and the bytes that go into its
 * holes. As plain texts ten million entries would take four times the room. Lossless: a text that would
 * not come back as it was is kept whole.
 */
export interface Packed {
  readonly shape: string;
  readonly bytes: Buffer;
}

/** Takes what differs from entry to entry out of a text. */
export function pack(text: string, row: Row): Packed {
  const taken = { uuids: [] as string[], digests: [] as string[], numbers: [] as string[] };
  const shape = text.replace(token, (found: string, offset: number) => {
    if (!found.startsWith('"')) return numberHole(found, text.slice(0, offset), row, taken.numbers);
    if (uuid.test(found)) return `"${take(taken.uuids, found, hole.uuid)}"`;
    return digest.test(found) ? `"${take(taken.digests, found, hole.digest)}"` : found;
  });
  const hex = [...taken.uuids, ...taken.digests].join('').replaceAll(/["-]/g, '');
  const bytes = Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(taken.numbers.join(','))]);
  const isLossless = unpack(compile(shape), bytes, row) === text;
  return isLossless ? { shape, bytes } : { shape: hole.whole, bytes: Buffer.from(text) };
}

/** A shape made ready for filling; where its digests and numbers begin in the stored bytes. */
export function compile(shape: string): Shape {
  const holes = shape.match(anyHole) ?? [];
  const digestsAt = holes.filter((one) => one === hole.uuid).length * 16;
  const numbersAt = digestsAt + holes.filter((one) => one === hole.digest).length * 32;
  const around = shape.split(anyHole).map((part) => Buffer.from(part));
  const room = around.reduce((length, part) => length + part.length, holes.length * longestNumber);
  return { around, holes, digestsAt, numbersAt, room };
}

/** The text of a stored entry; empty when the bytes are no text. */
export function unpack(shape: Shape, bytes: Buffer, row: Row): string {
  const write = writers.get(shape) ?? leafWriter(shape);
  writers.set(shape, write);
  const found = Buffer.from(write(bytes, row)).subarray(1);
  const text = found.toString('utf8');
  // Two broken bytes may read as the same sign.
  return found.equals(Buffer.from(text)) ? text : '';
}

/** An entry such as a shape makes, whatever goes into its holes; nothing for a text that was kept whole. */
export function sampleOf(shape: string): unknown {
  const isString = (one: string) => one === hole.uuid || one === hole.digest;
  const sample = shape.replaceAll(anyHole, (one) => (isString(one) ? '' : '0'));
  return shape === hole.whole ? undefined : parsed(sample);
}

/** Of a shape that somebody broke, nothing is known. */
function parsed(sample: string): unknown {
  try {
    return JSON.parse(sample);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const writers = new WeakMap<Shape, LeafWriter>();

/** Of a UUID, or of a number with its sign. */
const longestNumber = 40;

const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const uuid = /^"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/;
const digest = /^"[0-9a-f]{64}"$/;
const moment = /^[1-9]\d{12}$/;

function take(taken: string[], found: string, mark: string): string {
  taken.push(found);
  return mark;
}

function numberHole(found: string, before: string, row: Row, taken: string[]): string {
  // A version belongs to the shape: it says how to read the rest.
  if (before.endsWith('"version":')) return found;
  if (before.endsWith('"number":') && found === String(row.number)) return hole.number;
  if (before.endsWith('"recordedAt":') && found === String(row.recordedAt)) return hole.recordedAt;
  return moment.test(found)
    ? take(taken, String(row.recordedAt - Number(found)), hole.time)
    : take(taken, found, hole.plain);
}
