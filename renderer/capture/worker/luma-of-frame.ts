import { headerOf, lumaOfRgba, type Luma } from '../../../shared/capture/views/luma.ts';

/** Takes the grey out of one camera frame. The frame stays open: whoever read it closes it. */
export async function lumaOfFrame(frame: VideoFrame): Promise<Luma> {
  const { width, height } = frame.visibleRect ?? {
    width: frame.codedWidth,
    height: frame.codedHeight,
  };
  if (frame.format === 'I420' || frame.format === 'NV12') return lumaOfPlanes(frame, width, height);
  return lumaOfPicture(frame, width, height);
}

/** Draws whatever the browser can draw: other frame formats and still pictures. */
export function lumaOfPicture(
  picture: VideoFrame | ImageBitmap,
  width: number,
  height: number,
): Luma {
  const context = canvasOf(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas for a picture.');
  context.drawImage(picture, 0, 0, width, height);
  return lumaOfRgba(context.getImageData(0, 0, width, height).data, width, height);
}

/** Y lies first: with the header written before it, the planes' buffer is the PGM, without a second copy. */
async function lumaOfPlanes(frame: VideoFrame, width: number, height: number): Promise<Luma> {
  const header = headerOf(width, height);
  const [half, rows] = [(width + 1) >> 1, (height + 1) >> 1];
  const end = header.length + width * height;
  const chroma =
    frame.format === 'NV12'
      ? [{ offset: end, stride: 2 * half }]
      : [
          { offset: end, stride: half },
          { offset: end + half * rows, stride: half },
        ];
  const bytes = bufferOf(end + 2 * half * rows);
  await frame.copyTo(bytes, { layout: [{ offset: header.length, stride: width }, ...chroma] });
  bytes.set(header);
  return { width, height, pgm: bytes.subarray(0, end) };
}

let buffer = new Uint8Array(0);

/** Frames come one after the other and are of one size: the buffer is used again. */
function bufferOf(size: number): Uint8Array<ArrayBuffer> {
  if (buffer.length !== size) buffer = new Uint8Array(size);
  return buffer;
}

let canvas: OffscreenCanvas | undefined;

function canvasOf(width: number, height: number): OffscreenCanvas {
  if (canvas?.width !== width || canvas.height !== height) {
    canvas = new OffscreenCanvas(width, height);
  }
  return canvas;
}
