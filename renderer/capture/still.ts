import type { Read } from '../../shared/capture/read-codes.ts';
import { startDecodeWorker } from './frame-reader.ts';
import { createScanner, readOf } from './html5-qrcode.ts';
import type { FromWorker, ToWorker } from './worker/messages.ts';

/**
 * Looks for a code in a picture file (pasted, dropped or chosen): our own ladder, then html5-qrcode's file scan, a
 * different engine, for QR codes. `undefined`: there is none, or it is no picture.
 */
export async function readStill(picture: Blob): Promise<string | undefined> {
  const small = await shrunk(picture);
  if (!small) return undefined;
  return (await decodePicture(small)) ?? (await scanFile(small));
}

/** Phones take 12 megapixels; a code is read as well at a sixth of that, without holding up the page. */
const longestSide = 1_920;

/** A PNG that both decoders open, whatever the file was; its turn (EXIF) is applied. */
async function shrunk(picture: Blob): Promise<File | undefined> {
  const bitmap = await createImageBitmap(picture).catch(() => undefined);
  if (!bitmap) return undefined;
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new File([await canvas.convertToBlob()], 'picture.png', { type: 'image/png' });
}

const longestScanMs = 5_000;

async function scanFile(file: File): Promise<string | undefined> {
  const { scanner, remove } = await createScanner();
  try {
    // It can miss its own exceptions and then never answer.
    return await Promise.race([
      scanner.scanFileV2(file, false).then((result) => trusted(readOf(result))),
      later(longestScanMs),
    ]);
  } catch {
    // This is how it says that it found nothing.
    return undefined;
  } finally {
    remove();
  }
}

/** A 1-D read of its own has nothing to stand on: nobody looked at it a second time. */
function trusted({ text, is2d }: Read): string | undefined {
  return is2d ? text : undefined;
}

async function decodePicture(picture: Blob): Promise<string | undefined> {
  const worker = startDecodeWorker();
  const answer = new Promise<string | undefined>((resolve) => {
    worker.addEventListener('error', () => resolve(undefined));
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'still') resolve(data.reads[0]?.text);
      if (data.kind === 'broken') resolve(undefined);
    });
  });
  const request: ToWorker = { kind: 'still', picture };
  worker.postMessage(request);
  const text = await Promise.race([answer, later(longestScanMs)]);
  worker.terminate();
  return text;
}

function later(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms);
  });
}
