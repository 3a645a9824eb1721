import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import engineUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { freeResults } from '../../../shared/capture/free-results.ts';
import type { ReadLuma } from '../../../shared/capture/ladder.ts';

/**
 * Loads the engine. Rejects when it can't run here.
 * SECURITY: from our own origin; left alone, the library fetches it from a content network.
 */
export async function startEngine(): Promise<void> {
  const overrides = { locateFile: () => engineUrl };
  free = freeResults(await prepareZXingModule({ overrides, fireImmediately: true }));
}

let free = (): void => undefined;

/** One look at one grey picture. */
export const readLuma: ReadLuma = async ({ pgm }, options) => {
  try {
    return await readBarcodes(pgm, options);
  } finally {
    free();
  }
};
