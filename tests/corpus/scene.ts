import { greyOf, type Grey } from '../fixtures/pictures.ts';

/** A phone's screen, before it is held to the camera: white, with one code or both, rounded corners left out. */
export interface Shown {
  readonly qr?: string;
  readonly ean?: string;
}

/** How the phone is held. */
export interface Held {
  /** Height of the phone in the picture, in pixels. */
  readonly size: number;
  readonly degrees?: number;
  /** How much narrower the far end is, as a share. */
  readonly perspective?: number;
  readonly left?: number;
  readonly top?: number;
}

const [screenWidth, screenHeight] = [600, 1_080];
const [width, height] = [1_280, 720];

/** The screen's own pixels: a QR code above, an EAN-13 below, as Diia shows one or the other. */
export async function screenOf({ qr, ean }: Shown): Promise<Grey> {
  const screen = blank(screenWidth, screenHeight, 245);
  const both = qr !== undefined && ean !== undefined;
  if (qr !== undefined) {
    const module = Math.floor((screenWidth - 40) / (await greyOf(qr, 'QRCode', 1)).width);
    lay(screen, await greyOf(qr, 'QRCode', module), both ? 60 : 240);
  }
  if (ean !== undefined) {
    const bars = await greyOf(ean, 'EAN13', 5);
    lay(screen, bars, both ? 660 : 400);
  }
  return screen;
}

/** A desk, some things on it, and the phone: as the camera would see them in good light. */
export function held(screen: Grey, random: () => number, how: Held): Grey {
  const scene = deskOf(random);
  const scale = screenHeight / how.size;
  const angle = ((how.degrees ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const far = how.perspective ?? 0;
  const [x0, y0] = [(how.left ?? 0.5) * width, (how.top ?? 0.5) * height];
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 1) {
      const [x, y] = [column + 0.5 - x0, row + 0.5 - y0];
      const [right, down] = [x * cos + y * sin, y * cos - x * sin];
      // The further up the screen, the further away and the smaller.
      const depth = 1 - (far * down) / how.size;
      const u = right * scale * depth + screenWidth / 2;
      const v = down * scale * depth + screenHeight / 2;
      const grey = mean(screen, u, v, scale);
      if (grey !== undefined) scene.pixels[at] = grey;
    }
  }
  return scene;
}

function blank(w: number, h: number, grey: number): Grey {
  return { width: w, height: h, pixels: new Uint8Array(w * h).fill(grey) };
}

function lay(screen: Grey, code: Grey, top: number): void {
  const left = (screen.width - code.width) >> 1;
  for (let row = 0; row < Math.min(code.height, screen.height - top); row += 1) {
    const line = code.pixels.subarray(row * code.width, (row + 1) * code.width);
    screen.pixels.set(line, (top + row) * screen.width + left);
  }
}

/** Boards, papers, cables: edges of every kind. */
function deskOf(random: () => number): Grey {
  const desk = blank(width, height, 60 + Math.floor(random() * 120));
  for (let thing = 0; thing < 14; thing += 1) {
    const [w, h] = [20 + random() * 300, 4 + random() * 200];
    const [left, top] = [random() * width, random() * height];
    const grey = Math.floor(random() * 256);
    for (let row = Math.floor(top); row < Math.min(height, top + h); row += 1) {
      desk.pixels.fill(
        grey,
        row * width + Math.floor(left),
        row * width + Math.min(width, left + w),
      );
    }
  }
  return desk;
}

/** The mean of a screen's pixels about a place; nothing beyond its edge. */
function mean({ width: w, height: h, pixels }: Grey, u: number, v: number, size: number) {
  if (u < 0 || v < 0 || u >= w || v >= h) return undefined;
  const reach = Math.max(0, (size - 1) / 2);
  let [sum, count] = [0, 0];
  for (const y of [v - reach, v, v + reach]) {
    for (const x of [u - reach, u, u + reach]) {
      const [column, row] = [Math.floor(x), Math.floor(y)];
      if (column < 0 || row < 0 || column >= w || row >= h) continue;
      sum += pixels[row * w + column] ?? 0;
      count += 1;
    }
  }
  return sum / count;
}
