import { decode, decodeStill, startEngine } from './engine.ts';
import { lumaOfFrame, lumaOfPicture } from './luma-of-frame.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { locateAll, viewAt } from './views.ts';

/** After so many frames in a row that throw, the page is better served by its fallback. */
const patience = 5;

const engine = startEngine();
// Without an engine there is nothing to wait for: the page is told before it sends a frame.
engine.catch(() => tell({ kind: 'broken' }));

let attempts = 0;
let failures = 0;

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  switch (message.kind) {
    case 'stream':
      void readAll(message.frames);
      return;
    case 'frame':
      void readOne(message.frame);
      return;
    case 'still':
      void readStill(message.picture);
  }
});

/** The stream keeps one frame, the newest: while one is read, the older ones are dropped by the browser. */
async function readAll(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = frames.getReader();
  for (;;) {
    const next = await reader.read();
    if (next.done) return;
    await readOne(next.value);
  }
}

async function readOne(frame: VideoFrame): Promise<void> {
  const startedAt = performance.now();
  try {
    await engine;
    const whole = await lumaOfFrame(frame);
    const view = viewAt(attempts);
    attempts += 1;
    const reads = locateAll(await decode(view.look(whole)), view, whole);
    failures = 0;
    const { width, height } = whole;
    const decodeMs = performance.now() - startedAt;
    tell({ kind: 'frame', report: { reads, width, height, decodeMs } });
  } catch {
    // One bad frame is no reason to stop; a row of them is.
    failures += 1;
    tell({ kind: failures < patience ? 'skipped' : 'broken' });
  } finally {
    frame.close();
  }
}

async function readStill(picture: Blob): Promise<void> {
  try {
    await engine;
    const bitmap = await createImageBitmap(picture);
    const luma = lumaOfPicture(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    tell({ kind: 'still', reads: await decodeStill(luma) });
  } catch {
    // Not a picture, or no engine: either way nothing can be read in it.
    tell({ kind: 'still', reads: [] });
  }
}

function tell(message: FromWorker): void {
  self.postMessage(message);
}
