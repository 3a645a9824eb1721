/**
 * What stands in a shape where entries differ. Written into journals: never change one. Canonical JSON
 * escapes all control characters, so that none can stand in a text.
 */
export const hole = {
  /** A UUID: 16 bytes. */
  uuid: '\u0001',
  /** A digest: 32 bytes. */
  digest: '\u0002',
  /** The entry's own number, and the moment at which it was recorded. */
  number: '\u0003',
  recordedAt: '\u0004',
  /** Another moment: how long before `recordedAt` it was. */
  time: '\u0005',
  /** Any other number, as it is written. */
  plain: '\u0006',
  /** A text that was kept whole. */
  whole: '\u0007',
} as const;

// eslint-disable-next-line no-control-regex -- the holes are control characters
export const anyHole = /[\u0001-\u0007]/g;
