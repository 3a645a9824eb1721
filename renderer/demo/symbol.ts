import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import engineUrl from 'zxing-wasm/writer/zxing_writer.wasm?url';

/** A code's modules in rows, without its quiet zone: 1 is dark. A barcode's guard bars reach lower than the others. */
export interface CodeSymbol {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
}

/** The code that a citizen's phone shows. Rejects when the text can't be put into such a code. */
export async function symbol(text: string, shape: 'qr' | 'ean13'): Promise<CodeSymbol> {
  // SECURITY: from our own origin; left alone, the library fetches it from a content network.
  prepareZXingModule({ overrides });
  const format = shape === 'qr' ? 'QRCode' : 'EAN13';
  const written = await writeBarcode(text, { format, ecLevel: shape === 'qr' ? 'H' : '' });
  if (written.error !== '') throw new Error('No such code can be drawn.');
  const { width, height, data } = written.symbol;
  return { width, height, dark: Uint8Array.from(data, (grey) => (grey === 0 ? 1 : 0)) };
}

const overrides = { locateFile: () => engineUrl };
