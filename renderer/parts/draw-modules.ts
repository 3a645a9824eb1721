/** A code's modules, row by row: 1 is dark. */
export interface Modules {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
}

/** A QR for paper; no QR holds a text that is too long. */
export type Qr = Modules | 'making' | 'too-long';

/** Draws a code, black on white, each module `scale` pixels wide. */
export function drawModules(
  context: CanvasRenderingContext2D,
  { width, height, dark }: Modules,
  scale: number,
): void {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width * scale, height * scale);
  context.fillStyle = '#000';
  for (let at = 0; at < width * height; at += 1) {
    const [column, row] = [at % width, Math.floor(at / width)];
    if (dark[at] === 1) context.fillRect(column * scale, row * scale, scale, scale);
  }
}
