import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { freeResults } from '../../shared/capture/free-results.ts';
import { climb, type ReadLuma } from '../../shared/capture/ladder.ts';
import { normalised, type Read } from '../../shared/capture/read-codes.ts';
import { readerOptions, type ReaderOptions } from '../../shared/capture/reader-options.ts';
import { failed, succeeded, type Result } from '../../shared/lib/result.ts';
import { lumaOfFile } from './pictures/luma-of-file.ts';

/** Why a file was not searched. */
export type FileFault = 'not-a-picture';

/**
 * Finds the kiosk's codes in one file: PNG, JPEG (progressive too) and PGM with the camera's whole ladder; BMP, GIF and
 * what else the engine opens with one look.
 * Rejects only when an engine is not installed: they come from node_modules, never from the network.
 */
export async function decodePicture(
  bytes: Uint8Array,
): Promise<Result<readonly Read[], FileFault>> {
  const luma = await lumaOfFile(bytes);
  if (luma) return succeeded(await climb(readLuma, luma));
  const raws = await look(bytes, readerOptions);
  if (raws.some(({ error }) => error === unopened)) return failed('not-a-picture');
  return succeeded(raws.flatMap(normalised));
}

/** The engine itself, in plain Node: one look at one grey picture. */
export const readLuma: ReadLuma = ({ pgm }, options) => look(pgm, options);

async function look(bytes: Uint8Array, options: ReaderOptions): ReturnType<ReadLuma> {
  const free = await startEngine();
  try {
    return await readBarcodes(bytes, options);
  } finally {
    free();
  }
}

/** What zxing-cpp says, in an invalid result of its own, of a file that it can't open. */
const unopened = 'Failed to load image from memory';

let engine: Promise<() => void> | undefined;

/** Gives the way to free what it has read. */
function startEngine(): Promise<() => void> {
  return (engine ??= prepare());
}

/** SECURITY: given the bytes, the library does not fetch them from its content network. */
async function prepare(): Promise<() => void> {
  const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const { buffer, byteOffset, byteLength } = await readFile(file);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
  return freeResults(
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true }),
  );
}
