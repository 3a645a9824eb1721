import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { createStillDecoder, type Read } from '../../shared/capture/read-codes.ts';
import { failed, succeeded, type Result } from '../../shared/lib/result.ts';

/** Why a file was not searched. */
export type FileFault = 'not-a-picture';

/**
 * Finds the kiosk's codes in one file: PNG, JPEG (progressive too), BMP, GIF, PGM or PPM.
 * Rejects only when the engine is not installed: it comes from node_modules, never from the network.
 */
export async function decodePicture(
  bytes: Uint8Array,
): Promise<Result<readonly Read[], FileFault>> {
  await (engine ??= startEngine());
  const opened: boolean[] = [];
  const decode = createStillDecoder(async (picture: Uint8Array, options) => {
    const raws = await readBarcodes(picture, options);
    opened.push(raws.every((raw) => raw.error !== unopened));
    return raws;
  });
  const reads = await decode(bytes);
  return opened.every(Boolean) ? succeeded(reads) : failed('not-a-picture');
}

/** What zxing-cpp says, in an invalid result of its own, of a file that it can't open. */
const unopened = 'Failed to load image from memory';

let engine: Promise<unknown> | undefined;

/** SECURITY: given the bytes, the library does not fetch them from its content network. */
async function startEngine(): Promise<unknown> {
  const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const { buffer, byteOffset, byteLength } = await readFile(file);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
