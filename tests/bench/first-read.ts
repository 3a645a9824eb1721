import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { barcodeText, linkText } from '../fixtures/document-codes.ts';
import { writeClip, type Segment } from '../fixtures/fake-camera.ts';
import { decodeWorkerUrl, openBarePage } from './bare-page.ts';
import { quantile, spread, table, type Row } from './figures.ts';

const framesPerSecond = 30;

interface Clip {
  readonly name: string;
  readonly code: Omit<Segment, 'seconds'>;
  readonly width?: number;
  readonly height?: number;
  readonly module?: number;
}

/** All of them appear after a blank. Apart from the tilted ones, zxing-wasm's defaults read each frame that has a code. */
const clips: readonly Clip[] = [
  { name: 'QR', code: { kind: 'qr', text: linkText } },
  { name: 'QR, small', code: { kind: 'qr', text: linkText }, module: 2 },
  { name: 'EAN-13', code: { kind: 'ean13', text: barcodeText }, module: 4 },
  { name: 'EAN-13 at 27°', code: { kind: 'ean13', text: barcodeText, degrees: 27 }, module: 4 },
  { name: 'Code 128 at 27°', code: { kind: 'code128', text: 'DESK-0042', degrees: 27 }, module: 3 },
  { name: 'QR, 1080p', code: { kind: 'qr', text: linkText }, width: 1_920, height: 1_080 },
];

interface Seen {
  readonly attempts: number;
  readonly seconds: number;
  readonly decodeMs: readonly number[];
  /** From a code's first frame to its first read, and to the one that counts: for a 1-D code the second. */
  readonly firstMs: readonly number[];
  readonly countedMs: readonly number[];
  readonly appearances: number;
  readonly longTasks: number;
  readonly paintsPerSecond: number;
}

/** How soon a code that comes before the camera is read, live, through the worker as it is shipped. */
export async function measureFirstRead(): Promise<string> {
  const rows: Row[] = [];
  for (const clip of clips) rows.push(rowOf(clip.name, await watchClip(clip)));
  return table(
    'Codes that appear before the camera, 30 frames a second (ms; 33 ms are a frame)',
    [
      '',
      'attempts/s',
      'step ms',
      'p95',
      'read',
      'first read',
      'worst',
      'counted',
      'worst',
      'long tasks',
      'paints/s',
    ],
    rows,
  );
}

async function watchClip({ code, width = 1_280, height = 720, module }: Clip): Promise<Seen> {
  const file = path.join(os.tmpdir(), `zvirka-bench-${String(process.pid)}.y4m`);
  const segments = [{ seconds: 0.7 }, { ...code, seconds: 1 }];
  await writeClip(file, segments, {
    width,
    height,
    framesPerSecond,
    isMarked: true,
    ...(module !== undefined && { module }),
  });
  const { page, close } = await openBarePage([
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]);
  try {
    return await page.evaluate(watch, { worker: decodeWorkerUrl(), width, height, seconds: 7 });
  } finally {
    await close();
    rmSync(file);
  }
}

function rowOf(name: string, seen: Seen): Row {
  const delays = [seen.firstMs, seen.countedMs].flatMap((all) => [
    quantile(all, 0.5).toFixed(0),
    Math.max(...all).toFixed(0),
  ]);
  return [
    name,
    (seen.attempts / seen.seconds).toFixed(1),
    ...spread(seen.decodeMs),
    `${String(seen.countedMs.length)} of ${String(seen.appearances)}`,
    ...delays,
    String(seen.longTasks),
    seen.paintsPerSecond.toFixed(0),
  ];
}

/** Runs in the page, as text: it sees nothing of this file. */
async function watch(given: {
  worker: string;
  width: number;
  height: number;
  seconds: number;
}): Promise<Seen> {
  const { width, height, seconds } = given;
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { width, height, frameRate: 30 },
  });
  const [track] = stream.getVideoTracks();
  if (!track) throw new Error('no track');
  const Processor = Reflect.get(globalThis, 'MediaStreamTrackProcessor') as new (o: unknown) => {
    readable: ReadableStream<VideoFrame>;
  };
  const framesOf = () => new Processor({ track: track.clone(), maxBufferSize: 1 }).readable;
  const worker = new Worker(given.worker, { type: 'module' });
  const decodeMs: number[] = [];
  const firstMs: number[] = [];
  const countedMs: number[] = [];
  let [attempts, appearances, paints, longTasks] = [0, 0, 0, 0];
  let appearedAt = 0;
  const isShown = () => appearedAt !== 0;
  let reads = 0;
  let isMeasured = false;
  worker.onmessage = ({ data }) => {
    if (data.kind !== 'frame' || !isMeasured) return;
    attempts += 1;
    decodeMs.push(data.report.decodeMs);
    const [read] = data.report.reads;
    if (!read || appearedAt === 0) return;
    reads += 1;
    const after = performance.now() - appearedAt;
    if (reads === 1) firstMs.push(after);
    if (reads === (read.is2d ? 1 : 2)) countedMs.push(after);
  };
  const stream1 = framesOf();
  worker.postMessage({ kind: 'stream', frames: stream1 }, [stream1]);

  const corner = new Uint8Array(64 * 64 * 4);
  const look = async (reader: ReadableStreamDefaultReader<VideoFrame>) => {
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      const at = performance.now();
      await frame.copyTo(corner, { rect: { x: 0, y: 0, width: 16, height: 16 } });
      frame.close();
      const isThere = (corner[0] ?? 0) > 128;
      if (!isThere) appearedAt = 0;
      else if (appearedAt === 0) {
        appearedAt = at;
        reads = 0;
        if (isMeasured) appearances += 1;
      }
    }
  };
  void look(framesOf().getReader());

  const paint = () => {
    paints += 1;
    requestAnimationFrame(paint);
  };
  requestAnimationFrame(paint);
  // The engine compiles first, and the clip is let come to a blank: the measure begins after it.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  while (isShown()) await new Promise((resolve) => setTimeout(resolve, 10));
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ type: 'longtask' });
  paints = 0;
  isMeasured = true;
  const startedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  // An appearance that has begun is seen to its end.
  while (isShown()) await new Promise((resolve) => setTimeout(resolve, 10));
  const took = (performance.now() - startedAt) / 1_000;
  const paintsPerSecond = paints / took;
  worker.terminate();
  track.stop();
  return {
    attempts,
    seconds: took,
    decodeMs,
    firstMs,
    countedMs,
    appearances,
    longTasks,
    paintsPerSecond,
  };
}
