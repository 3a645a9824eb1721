/** A code's modules, row by row. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly dark: string;
}

/** How long a code took from its first frame to its entry on the screen; absent when it took too long. */
export interface Shown {
  readonly ms: number | undefined;
}

/*
 * These functions run in the page, as text: they see nothing of this file.
 */

/** Puts a drawn camera in place of the webcams: 1280x720 at 30 frames a second, no two frames alike. */
export function drawnCamera(): void {
  const camera = document.createElement('canvas');
  [camera.width, camera.height] = [1_280, 720];
  const context = camera.getContext('2d', { willReadFrequently: true });
  const code = new OffscreenCanvas(1, 1);
  let shakes = 0;
  const paint = () => {
    if (!context) return;
    shakes += 1;
    context.fillStyle = `rgb(${String(96 + (shakes % 4))} 96 96)`;
    context.fillRect(0, 0, 1_280, 720);
    context.imageSmoothingEnabled = false;
    const [left, top] = [340 + (shakes % 3), 110 + (shakes % 2)];
    context.drawImage(code, left, top, code.width * 5, code.height * 5);
  };
  const show = ({ width, height, dark }: Drawn) => {
    // With a quiet zone of eleven modules.
    [code.width, code.height] = [width + 22, height + 22];
    const drawing = code.getContext('2d');
    if (!drawing) return;
    drawing.fillStyle = '#f4f4f4';
    drawing.fillRect(0, 0, code.width, code.height);
    drawing.fillStyle = '#101010';
    for (let at = 0; at < dark.length; at += 1) {
      if (dark[at] === '1') drawing.fillRect(11 + (at % width), 11 + Math.floor(at / width), 1, 1);
    }
    paint();
  };
  setInterval(paint, 33);
  const { mediaDevices } = navigator;
  mediaDevices.enumerateDevices = () =>
    Promise.resolve([
      { kind: 'videoinput', deviceId: 'drawn', label: 'drawn', groupId: '' },
    ] as never);
  mediaDevices.getUserMedia = () => Promise.resolve(camera.captureStream(30));
  Object.assign(globalThis, { show });
}

/** Shows codes one straight after the other; each stays until its number in the journal is on the screen. */
export async function showCodes(codes: readonly Drawn[]): Promise<Shown[]> {
  const show = Reflect.get(globalThis, 'show') as (code: Drawn) => void;
  const number = () => {
    const numbers = [...(document.querySelector('main')?.textContent ?? '').matchAll(/№ ?(\d+)/g)];
    return Math.max(0, ...numbers.map(([, digits]) => Number(digits)));
  };
  const shown: Shown[] = [];
  for (const code of codes) {
    const before = number();
    const startedAt = performance.now();
    show(code);
    const late = () => performance.now() - startedAt > 5_000;
    while (number() <= before && !late()) await new Promise((resolve) => setTimeout(resolve, 8));
    shown.push({ ms: late() ? undefined : performance.now() - startedAt });
  }
  return shown;
}
