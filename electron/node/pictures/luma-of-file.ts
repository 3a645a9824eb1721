import { headerOf, type Luma } from '../../../shared/capture/views/luma.ts';
import { lumaOfJpeg } from './jpeg.ts';
import { lumaOfPng } from './png.ts';

/** The grey of a JPEG, PNG or binary PGM file; `undefined` for any other file and for a broken one. */
export async function lumaOfFile(bytes: Uint8Array): Promise<Luma | undefined> {
  return (await lumaOfJpeg(bytes)) ?? lumaOfPng(bytes) ?? lumaOfPgm(bytes);
}

/** As the camera's frames are: one byte a pixel, no remarks in the header. */
function lumaOfPgm(bytes: Uint8Array): Luma | undefined {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  const [whole = '', w, h] = /^P5\n(\d{1,5}) (\d{1,5})\n255\n/.exec(head) ?? [];
  const [width, height] = [Number(w), Number(h)];
  if (whole === '' || bytes.length < whole.length + width * height) return undefined;
  const header = headerOf(width, height);
  return { width, height, pgm: bytes.subarray(0, header.length + width * height) };
}
