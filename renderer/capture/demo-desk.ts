/** What the demo camera sees: a dim desk, sensor noise and sometimes a phone. */
export interface DeskPicture {
  /** `now` on `performance`'s clock. The phone comes in and leaves by itself. */
  draw(phone: HTMLCanvasElement, isHeld: boolean, now: number): void;
}

/** Draws into this canvas. Everything that does not move is drawn once. */
export function createDesk(canvas: HTMLCanvasElement): DeskPicture {
  const context = contextOf(canvas);
  const background = drawDesk(canvas.width, canvas.height);
  const grain = context.createPattern(drawGrain(), 'repeat');
  let nearness = 0;
  let drawnAt = 0;
  return {
    draw(phone, isHeld, now) {
      nearness = approach(nearness, isHeld ? 1 : 0, now - drawnAt);
      drawnAt = now;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(background, 0, 0);
      if (nearness > 0) drawPhone(context, phone, nearness, now);
      if (grain) drawNoise(context, grain);
    },
  };
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas for the demo.');
  return context;
}

export function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  return canvas;
}

const wayMs = 450;

function approach(from: number, to: number, elapsedMs: number): number {
  const step = Math.min(elapsedMs, 100) / wayMs;
  return to > from ? Math.min(to, from + step) : Math.max(to, from - step);
}

/** A hand is never still: slow waves of unequal length, a degree or two and a few pixels. */
function drawPhone(
  context: CanvasRenderingContext2D,
  phone: HTMLCanvasElement,
  nearness: number,
  now: number,
): void {
  const { width, height } = context.canvas;
  const eased = nearness * nearness * (3 - 2 * nearness);
  const seconds = now / 1_000;
  context.translate(
    width / 2 + 10 * Math.sin(seconds * 0.9),
    height / 2 + (1 - eased) * height + 6 * Math.sin(seconds * 1.3),
  );
  context.rotate(((-4 + 1.6 * Math.sin(seconds * 0.7)) * Math.PI) / 180);
  const scale = (0.94 * height * (1 + 0.01 * Math.sin(seconds * 1.1))) / phone.height;
  context.scale(scale, scale);
  context.drawImage(phone, -phone.width / 2, -phone.height / 2);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

function drawNoise(context: CanvasRenderingContext2D, grain: CanvasPattern): void {
  const { width, height } = context.canvas;
  const [x, y] = [Math.floor(Math.random() * grainSide), Math.floor(Math.random() * grainSide)];
  context.translate(-x, -y);
  context.fillStyle = grain;
  context.fillRect(x, y, width, height);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

const grainSide = 256;

function drawGrain(): HTMLCanvasElement {
  const canvas = canvasOf(grainSide, grainSide);
  const grains = new ImageData(grainSide, grainSide);
  for (let at = 0; at < grains.data.length; at += 4) {
    const isLight = Math.random() < 0.5;
    grains.data.fill(isLight ? 255 : 0, at, at + 3);
    grains.data[at + 3] = Math.random() * 22;
  }
  contextOf(canvas).putImageData(grains, 0, 0);
  return canvas;
}

/** Dark, lit from the upper left, darker to the edges: the look of a webcam over an office desk. */
function drawDesk(width: number, height: number): HTMLCanvasElement {
  const canvas = canvasOf(width, height);
  const context = contextOf(canvas);
  const light = context.createRadialGradient(
    width * 0.32,
    height * 0.28,
    40,
    width * 0.5,
    height * 0.5,
    width * 0.62,
  );
  light.addColorStop(0, '#3a4650');
  light.addColorStop(0.5, '#20262d');
  light.addColorStop(1, '#0f1216');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  return canvas;
}
