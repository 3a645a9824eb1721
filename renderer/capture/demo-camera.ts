import type { PhoneContract, PhoneScreen } from '../../shared/contract/contract.ts';
import { createDesk, type DeskPicture } from './demo-desk.ts';
import { createPhonePicture, type PhoneWords } from './demo-phone.ts';

const [width, height, framesPerSecond, pollMs] = [1_280, 720, 15, 300];

/**
 * The built-in demo camera: a desk from above and, while the citizen holds it up, a phone with a live code.
 * Its frames take the way of a webcam's. Stopping the stream's track ends it.
 */
export function openDemoCamera(phone: PhoneContract, words: PhoneWords): MediaStream {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const desk = createDesk(canvas);
  const stream = canvas.captureStream(framesPerSecond);
  void play(stream, desk, phone, words);
  return stream;
}

async function play(
  stream: MediaStream,
  desk: DeskPicture,
  phone: PhoneContract,
  words: PhoneWords,
): Promise<void> {
  const picture = createPhonePicture(words);
  let screen: PhoneScreen | undefined;
  let asksAt = 0;
  while (stream.active) {
    const now = performance.now();
    if (now >= asksAt) {
      asksAt = now + pollMs;
      // A desk that is busy or closing shows the last phone a little longer.
      screen = await phone.phone({}).catch(() => screen);
      if (screen?.held) await picture.update(screen);
    }
    desk.draw(picture.canvas, screen?.held === true, now);
    await tick();
  }
}

function tick(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1_000 / framesPerSecond);
  });
}
