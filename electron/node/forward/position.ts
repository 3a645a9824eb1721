import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../write-whole.ts';

/** One place of the journal, known again by its leaf (lower-case hex). Number 0 is before the first. */
export interface Mark {
  readonly number: number;
  readonly leaf: string;
}

/** How far the entries have come at one collector. */
export interface Position {
  readonly to: string;
  /** Up to here everything was taken as often as it needs. */
  readonly sure: Mark;
  /** Up to here everything was taken at least once. */
  readonly likely: Mark;
  /** The size of the newest checkpoint that was taken as often as it needs; 0 before the first. */
  readonly head: number;
}

const none: Mark = { number: 0, leaf: '' };

/** Where a collector begins that has nothing yet. */
function beginning(to: string): Position {
  return { to, sure: none, likely: none, head: 0 };
}

/**
 * The position kept beside a journal; the beginning when there is none, when it is of another collector or
 * can't be read. Sending again is always safe: the centre knows an entry that it has.
 */
export function readPosition(directory: string, to: string): Position {
  try {
    const read: unknown = JSON.parse(readFileSync(placeOf(directory), 'utf8'));
    return isPosition(read) && read.to === to ? { head: 0, ...read } : beginning(to);
  } catch {
    return beginning(to);
  }
}

/** Keeps a position durably: after a crash it is this one or the one before. Throws system errors. */
export function writePosition(directory: string, position: Position): undefined {
  writeWhole(placeOf(directory), JSON.stringify(position));
  return undefined;
}

/** A position counts only where its leaves still stand: a journal that was exchanged goes from the beginning. */
export function standing(
  position: Position,
  leafAt: (number: number) => string | undefined,
): Position {
  const stands = ({ number, leaf }: Mark) => number === 0 || leafAt(number) === leaf;
  return stands(position.sure) && stands(position.likely) ? position : beginning(position.to);
}

/** The position after a batch that began above `sure` and was taken up to `end`. */
export function advanced(position: Position, end: Mark, times: 1 | 2): Position {
  const { likely } = position;
  if (times === 1) return { ...position, sure: end, likely: end };
  const [nearer, further] = end.number < likely.number ? [end, likely] : [likely, end];
  return { ...position, sure: nearer, likely: further };
}

function placeOf(directory: string): string {
  return path.join(directory, 'forward.json');
}

/** Versions that sent no checkpoints kept no `head`. */
function isPosition(value: unknown): value is Omit<Position, 'head'> & Partial<Position> {
  if (typeof value !== 'object' || value === null) return false;
  if (!('to' in value && 'sure' in value && 'likely' in value)) return false;
  if ('head' in value && !Number.isSafeInteger(value.head)) return false;
  return typeof value.to === 'string' && isMark(value.sure) && isMark(value.likely);
}

function isMark(value: unknown): value is Mark {
  if (typeof value !== 'object' || value === null) return false;
  if (!('number' in value && 'leaf' in value)) return false;
  return Number.isSafeInteger(value.number) && typeof value.leaf === 'string';
}
