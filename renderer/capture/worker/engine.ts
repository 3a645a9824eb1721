import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import engineUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { createDecoder, createStillDecoder } from '../../../shared/capture/read-codes.ts';
import type { ReaderOptions } from '../../../shared/capture/reader-options.ts';
import type { Luma } from './luma.ts';

/**
 * Loads the engine. Rejects when it can't run here.
 * SECURITY: from our own origin; left alone, the library fetches it from a content network.
 */
export async function startEngine(): Promise<void> {
  await prepareZXingModule({ overrides: { locateFile: () => engineUrl }, fireImmediately: true });
}

/** One attempt on one grey picture. */
export const decode = createDecoder(readLuma);

/** A few attempts, for a picture that stays. */
export const decodeStill = createStillDecoder(readLuma);

function readLuma({ pgm }: Luma, options: ReaderOptions) {
  return readBarcodes(pgm, options);
}
