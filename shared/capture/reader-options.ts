/**
 * What the kiosk reads: Diia's own two (QR, EAN-13) and the 1-D families that citizens may show by mistake, which are
 * named to them. Every further family costs time on each frame and adds misreads. Names are zxing-cpp's.
 */
const kioskFormats = [
  'QRCode',
  'EAN13',
  'EAN8',
  'UPCA',
  'UPCE',
  'Code128',
  'Code39',
  'Code93',
  'ITF',
  'Codabar',
] as const;

/** Options of one attempt. The names are those of zxing-wasm's `ReaderOptions`. */
export interface ReaderOptions {
  formats: (typeof kioskFormats)[number][];
  tryHarder: boolean;
  tryRotate: boolean;
  tryInvert: boolean;
  tryDownscale: boolean;
  tryDenoise: boolean;
  binarizer: 'LocalAverage';
  textMode: 'Plain';
  maxNumberOfSymbols: number;
}

/** The one place with reader options: for camera frames and for files alike. */
export const readerOptions: ReaderOptions = {
  formats: [...kioskFormats],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: false,
  binarizer: 'LocalAverage',
  // The library's default rewrites GS1 texts for human eyes.
  textMode: 'Plain',
  maxNumberOfSymbols: 4,
};

/** For views that can only help one kind. */
export const qrOptions: ReaderOptions = { ...readerOptions, formats: ['QRCode'] };
export const linearOptions: ReaderOptions = {
  ...readerOptions,
  formats: kioskFormats.filter((format) => format !== 'QRCode'),
};
