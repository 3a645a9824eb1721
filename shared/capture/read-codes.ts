/** Our names for what the kiosk reads. UPC-A is not among them: it is an EAN-13 that starts with 0. */
export type CodeFormat =
  'qr' | 'ean-13' | 'ean-8' | 'upc-e' | 'code-128' | 'code-39' | 'code-93' | 'itf' | 'codabar';

/** In pixels of the whole picture, from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One code in one picture. */
export interface Read {
  /** Well-formed Unicode; bytes that are no text come as Latin-1 letters. Personal data: never logged. */
  readonly text: string;
  readonly format: CodeFormat;
  /** A QR corrects its own errors; a 1-D code counts only when it was read twice. */
  readonly is2d: boolean;
  /** Clockwise from the code's own top left. */
  readonly corners: readonly [Point, Point, Point, Point];
}

/** The part of zxing-wasm's `ReadResult` that we use. */
export interface RawRead {
  readonly isValid: boolean;
  readonly error: string;
  readonly format: string;
  readonly text: string;
  /** JSON; for a UPC-E it holds the eight printed digits. */
  readonly extra: string;
  /** In how many lines of the picture a 1-D code was read alike. */
  readonly lineCount: number;
  readonly position: {
    readonly topLeft: Point;
    readonly topRight: Point;
    readonly bottomRight: Point;
    readonly bottomLeft: Point;
  };
}

/** No read at all for a result that is broken, empty or of a family we did not ask for. */
export function normalised(raw: RawRead): Read[] {
  const format = formatNames[raw.format];
  if (!raw.isValid || raw.text === '' || format === undefined) return [];
  const { topLeft, topRight, bottomRight, bottomLeft } = raw.position;
  return [
    {
      text: asPrinted(raw),
      format,
      is2d: format === 'qr',
      corners: [point(topLeft), point(topRight), point(bottomRight), point(bottomLeft)],
    },
  ];
}

const formatNames: Readonly<Record<string, CodeFormat>> = {
  QRCode: 'qr',
  QRCodeModel1: 'qr',
  QRCodeModel2: 'qr',
  EAN13: 'ean-13',
  ISBN: 'ean-13',
  UPCA: 'ean-13',
  EAN8: 'ean-8',
  UPCE: 'upc-e',
  Code128: 'code-128',
  Code39: 'code-39',
  Code39Std: 'code-39',
  Code39Ext: 'code-39',
  Code93: 'code-93',
  ITF: 'itf',
  ITF14: 'itf',
  Codabar: 'codabar',
};

/** The digits that a person or a hand scanner would give: what the library adds or unfolds is taken back. */
function asPrinted({ format, text, extra }: RawRead): string {
  switch (format) {
    case 'UPCA':
      return text.length === 12 ? `0${text}` : text;
    case 'UPCE':
      return /"UPCE":"(\d{8})"/.exec(extra)?.[1] ?? text;
    case 'Codabar':
      return text.replace(/^[A-D](.+)[A-D]$/i, '$1');
    default:
      return text;
  }
}

function point({ x, y }: Point): Point {
  return { x, y };
}
