import type { ReadableDb } from '../database.ts';

/** Entries stand in the prefix indexes by blocks of this many. */
const blockLength = 65_536;

/** Which block of the prefix indexes an entry stands in. */
export function blockOf(number: number): number {
  return Math.floor(number / blockLength);
}

/** The bytes of a UUID or digest, as they are stored. */
export function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('-', ''), 'hex');
}

/**
 * Whether a request has an entry among the newest (65,536 at the least): begun twice it is a bug of
 * the hour. A proof looks at all of them.
 */
export function recentRequests(db: ReadableDb): (requestId: string, newest: number) => boolean {
  const find = db
    .prepare<[number, Buffer, Buffer], number>(
      `SELECT 1 FROM entry INDEXED BY entry_by_request WHERE packed IS NOT NULL
        AND number >> 16 = ? AND substr(packed, 1, 8) = substr(?, 1, 8) AND substr(packed, 1, 16) = ?`,
    )
    .pluck();
  return (requestId, newest) => {
    const bytes = bytesOf(requestId);
    const block = blockOf(newest);
    return [block, block - 1].some((one) => find.get(one, bytes, bytes) !== undefined);
  };
}
