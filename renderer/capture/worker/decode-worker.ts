import { createMeasurer } from '../../../shared/capture/coach-measures.ts';
import { climb, createCameraLadder, takeStep } from '../../../shared/capture/ladder.ts';
import { pixelsOf } from '../../../shared/capture/views/luma.ts';
import { readLuma, startEngine } from './engine.ts';
import { lumaOfFrame, lumaOfPicture } from './luma-of-frame.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** After so many frames in a row that throw, the page is better served by its fallback. */
const patience = 5;

const engine = startEngine();
// Without an engine there is nothing to wait for: the page is told before it sends a frame.
engine.catch(() => tell({ kind: 'broken' }));

const measure = createMeasurer();

const ladder = createCameraLadder();

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
    const reads = ladder.read(await takeStep(readLuma, ladder.next(), whole));
    failures = 0;
    const { width, height } = whole;
    const decodeMs = performance.now() - startedAt;
    const measures = measure({ width, height, pixels: pixelsOf(whole) }, performance.now());
    tell({ kind: 'frame', report: { reads, width, height, decodeMs, measures } });
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
    const startedAt = performance.now();
    const luma = lumaOfPicture(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    const reads = await climb(readLuma, luma);
    tell({ kind: 'still', reads, decodeMs: performance.now() - startedAt });
  } catch {
    // Not a picture, or no engine: either way nothing can be read in it.
    tell({ kind: 'still', reads: [], decodeMs: 0 });
  }
}

function tell(message: FromWorker): void {
  self.postMessage(message);
}
