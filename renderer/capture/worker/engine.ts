import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import engineUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { ReadLuma } from '../../../shared/capture/ladder.ts';

/**
 * Loads the engine. Rejects when it can't run here.
 * SECURITY: from our own origin; left alone, the library fetches it from a content network.
 */
export async function startEngine(): Promise<void> {
  await prepareZXingModule({ overrides: { locateFile: () => engineUrl }, fireImmediately: true });
}

/** One look at one grey picture. */
export const readLuma: ReadLuma = ({ pgm }, options) => readBarcodes(pgm, options);
