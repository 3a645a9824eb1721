/** How a text reached the desk. Values are written into the journal: never rename one. */
export const sources = ['camera', 'scanner', 'keyed', 'file'] as const;
export type Source = (typeof sources)[number];

/** A text taken from a device. It knows nothing of documents. */
export interface Capture {
  readonly text: string;
  readonly source: Source;
  /** UTC milliseconds. */
  readonly capturedAt: number;
  /** When the same code was first captured, for a check that is made again by itself. */
  readonly firstAt?: number | undefined;
  /** What the check is for, from the centre's own list. */
  readonly service?: string | undefined;
}

/** The longest text the desk accepts, in UTF-16 units: a QR holds at most 4,296 characters. */
export const longestCapture = 4_296;

/** Stands for a text that is longer than any code and was let go: none of it was kept. */
export const tooLongText: string = '\u2026'.repeat(longestCapture + 1);
