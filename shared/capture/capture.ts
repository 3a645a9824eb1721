/** How a text reached the desk. Values are written into the journal: never rename one. */
export type Source = 'camera' | 'scanner' | 'keyed';

/** A text taken from a device. It knows nothing of documents. */
export interface Capture {
  readonly text: string;
  readonly source: Source;
  /** UTC milliseconds. */
  readonly capturedAt: number;
}

/** The longest text the desk accepts, in UTF-16 units: a QR holds at most 4,296 characters. */
export const longestCapture = 4_296;
