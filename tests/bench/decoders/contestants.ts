import type { Attempt } from './score.ts';

/** In the order of the table. */
export const names = ['zvirka', 'html5-qrcode', 'zxing-wasm', 'zbar-wasm'] as const;
export type Name = (typeof names)[number];

/*
 * These functions run in the page, as text: they see nothing of this file.
 */

/** Makes the four ready, as a page that uses them would, and leaves them in `globalThis.contestants`. */
export async function prepare(given: { worker: string; zxing: string }): Promise<void> {
  type Look = (picture: { blob: File; image: ImageData }) => Promise<readonly string[] | Attempt>;
  const global = globalThis as unknown as Record<string, never>;

  const worker = new Worker(given.worker, { type: 'module' });
  const zvirka: Look = async ({ blob }) => {
    const answer = new Promise<MessageEvent>((resolve) => {
      worker.onmessage = resolve;
    });
    worker.postMessage({ kind: 'still', picture: blob });
    const { data } = await answer;
    return { texts: data.reads.map(({ text }: { text: string }) => text), ms: data.decodeMs };
  };

  const place = document.createElement('div');
  place.id = 'contest';
  document.body.append(place);
  const { Html5Qrcode } = global['__Html5QrcodeLibrary__'] as never as {
    Html5Qrcode: new (id: string) => {
      qrcode: { decodeAsync(canvas: HTMLCanvasElement): Promise<{ text: string }> };
    };
  };
  // As its camera loop does, at the frame's full size: its file scan reads far less.
  const { qrcode } = new Html5Qrcode('contest');
  const canvas = document.createElement('canvas');
  const html5Qrcode: Look = async ({ image }) => {
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d', { willReadFrequently: true })?.putImageData(image, 0, 0);
    return qrcode.decodeAsync(canvas).then(
      ({ text }) => [text],
      () => [],
    );
  };

  const library = global['ZXingWASM'] as never as {
    prepareZXingModule(options: unknown): Promise<unknown>;
    readBarcodes(image: ImageData, options: unknown): Promise<{ isValid: boolean; text: string }[]>;
  };
  const wasmBinary = Uint8Array.from(atob(given.zxing), (letter) => letter.charCodeAt(0)).buffer;
  await library.prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const formats = 'QRCode EAN13 EAN8 UPCA UPCE Code128 Code39 Code93 ITF Codabar'.split(' ');
  const zxing: Look = async ({ image }) => {
    // Its defaults are all of its "try" options but denoise; texts plain, so that GS1 texts stay as they are.
    const reads = await library.readBarcodes(image, { formats, textMode: 'Plain' });
    return reads.filter(({ isValid }) => isValid).map(({ text }) => text);
  };

  const zbarLibrary = global['zbarWasm'] as never as {
    scanImageData(image: ImageData): Promise<{ decode(): string }[]>;
  };
  const zbar: Look = async ({ image }) =>
    (await zbarLibrary.scanImageData(image)).map((symbol) => symbol.decode());

  Object.assign(globalThis, {
    contestants: { zvirka, 'html5-qrcode': html5Qrcode, 'zxing-wasm': zxing, 'zbar-wasm': zbar },
  });
}

/** One picture through all of them, in the order given. The picture is opened before the clock starts. */
export async function contest(given: {
  picture: string;
  order: readonly Name[];
}): Promise<Record<string, Attempt>> {
  type Look = (picture: { blob: File; image: ImageData }) => Promise<readonly string[] | Attempt>;
  const contestants = (globalThis as unknown as { contestants: Record<string, Look> }).contestants;
  const bytes = Uint8Array.from(atob(given.picture), (letter) => letter.charCodeAt(0));
  const blob = new File([bytes], 'picture', { type: 'image/*' });
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
  if (!image) throw new Error('no canvas');
  const attempts: Record<string, Attempt> = {};
  for (const name of given.order) {
    const startedAt = performance.now();
    const answer = await contestants[name]?.({ blob, image }).catch(() => []);
    const ms = performance.now() - startedAt;
    // The worker opens the file itself and tells what came after that.
    attempts[name] = answer && 'texts' in answer ? answer : { texts: answer ?? [], ms };
  }
  return attempts;
}
