import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import engineUrl from 'zxing-wasm/writer/zxing_writer.wasm?url';

/** A code's modules in rows, without its quiet zone: 1 is dark. A barcode's guard bars reach lower than the others. */
export interface CodeSymbol {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
}

/** A code as the citizen's phone or the device test shows it. Rejects when the text can't be put into such a code. */
export async function symbol(
  text: string,
  shape: keyof typeof formats,
  /** How much of a QR may be spoilt: `H` nearly a third, as on the citizen's phone. */
  ecLevel: 'L' | 'M' | 'H' = 'H',
): Promise<CodeSymbol> {
  // SECURITY: from our own origin; left alone, the library fetches it from a content network.
  prepareZXingModule({ overrides });
  const format = formats[shape];
  const written = await writeBarcode(text, { format, ecLevel: shape === 'qr' ? ecLevel : '' });
  if (written.error !== '') throw new Error('No such code can be drawn.');
  const { width, height, data } = written.symbol;
  return { width, height, dark: Uint8Array.from(data, (grey) => (grey === 0 ? 1 : 0)) };
}

const formats = { qr: 'QRCode', ean13: 'EAN13', code128: 'Code128' } as const;

const overrides = { locateFile: () => engineUrl };
