import type { ReadableDb } from '../database.ts';
import { blockOf } from './recent-requests.ts';
import type { NumberRange } from './time-ranges.ts';

/** Towards the older entries, or towards the newer. */
export type Way = 'down' | 'up';

/** Walks over the numbers of entries in one way, reading no more than is taken. */
export interface NumberWalks {
  readonly all: (range: NumberRange, way: Way) => Generator<number, undefined>;
  /** Entries of any of the shapes. */
  readonly byShapes: (
    shapes: readonly number[],
    range: NumberRange,
    way: Way,
  ) => Generator<number, undefined>;
  /** Entries whose stored request id or code begins as one of the given ones: whoever reads them looks at the whole. */
  readonly byPrefix: (
    of: 'request' | 'code',
    wanted: readonly Buffer[],
    range: NumberRange,
    way: Way,
  ) => Generator<number, undefined>;
}

/** The walks of one database, at most 200 numbers a statement: no statement stays open between them. */
export function numberWalks(db: ReadableDb): NumberWalks {
  const sql = { down: prepare(db, 'DESC'), up: prepare(db, 'ASC') };
  return {
    *all(range, way) {
      return yield* chunks(range, way, (rest) => sql[way].all.all({ ...rest, limit: 200 }));
    },
    *byShapes(shapes, range, way) {
      const sources = shapes.map((shape) =>
        chunks(range, way, (rest, limit) => sql[way].ofShape.all({ ...rest, shape, limit })),
      );
      return yield* merged(sources, way);
    },
    *byPrefix(of, wanted, range, way) {
      for (const block of blocks(range, way)) {
        const found = wanted.flatMap((bytes) => sql[way][of].all({ ...range, block, bytes }));
        yield* found.sort((one, other) => (way === 'down' ? other - one : one - other));
      }
      return undefined;
    },
  };
}

function prepare(db: ReadableDb, order: 'ASC' | 'DESC') {
  const within = `number BETWEEN :first AND :last ORDER BY number ${order}`;
  const prefix = (index: string, at: number) =>
    `SELECT number FROM entry INDEXED BY ${index} WHERE packed IS NOT NULL AND number >> 16 = :block
      AND substr(packed, ${at}, 8) = substr(:bytes, 1, 8) AND +number BETWEEN :first AND :last`;
  type Range = NumberRange & { readonly limit: number };
  type Prefix = NumberRange & { readonly block: number; readonly bytes: Buffer };
  return {
    all: db
      .prepare<[Range], number>(`SELECT number FROM entry WHERE ${within} LIMIT :limit`)
      .pluck(),
    ofShape: db
      .prepare<[Range & { readonly shape: number }], number>(
        `SELECT number FROM entry INDEXED BY entry_by_shape WHERE shape = :shape AND ${within} LIMIT :limit`,
      )
      .pluck(),
    request: db.prepare<[Prefix], number>(prefix('entry_by_request', 1)).pluck(),
    code: db.prepare<[Prefix], number>(prefix('entry_by_code', 17)).pluck(),
  };
}

type Read = (rest: NumberRange, limit: number) => readonly number[];

/** One at first, as most shapes end there, then more and more. */
function* chunks({ first, last }: NumberRange, way: Way, read: Read): Generator<number, undefined> {
  let rest = { first, last };
  for (let limit = 1; ; limit = Math.min(200, limit * 8)) {
    const found = read(rest, limit);
    yield* found;
    const end = found.at(-1);
    if (end === undefined) return undefined;
    rest = way === 'down' ? { first, last: end - 1 } : { first: end + 1, last };
  }
}

/** Sources in order, as one in order. */
function* merged(
  sources: readonly Generator<number, undefined>[],
  way: Way,
): Generator<number, undefined> {
  const isSooner = (one: number, other: number) => (way === 'down' ? one > other : one < other);
  const heads = sources.flatMap((source) => {
    const { value } = source.next();
    return value === undefined ? [] : [{ source, value }];
  });
  while (heads.length > 0) {
    const soonest = heads.reduce((best, head) => (isSooner(head.value, best.value) ? head : best));
    yield soonest.value;
    const { value } = soonest.source.next();
    if (value === undefined) heads.splice(heads.indexOf(soonest), 1);
    else soonest.value = value;
  }
  return undefined;
}

function* blocks({ first, last }: NumberRange, way: Way): Generator<number, undefined> {
  const [oldest, newest] = [blockOf(first), blockOf(last)];
  if (first > last) return undefined;
  if (way === 'down') for (let block = newest; block >= oldest; block -= 1) yield block;
  else for (let block = oldest; block <= newest; block += 1) yield block;
  return undefined;
}
