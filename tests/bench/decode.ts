import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { barcodeText, linkText } from '../fixtures/document-codes.ts';
import { writeClip } from '../fixtures/fake-camera.ts';
import { spread, table, type Row } from './figures.ts';
import { measureFirstRead } from './first-read.ts';
import { decodeWorkerUrl, openBarePage } from './bare-page.ts';

const seconds = 6;

interface Watched {
  readonly attempts: number;
  readonly reads: number;
  /** Milliseconds a frame; empty where the reader does not tell. */
  readonly decodeMs: readonly number[];
  /** Tasks of the page's own thread over 50 ms, in milliseconds. */
  readonly longTasks: readonly number[];
}

/** The same camera clip through our worker and through html5-qrcode's camera loop, in one Electron. */
export async function measureDecode(): Promise<string> {
  const clip = path.join(os.tmpdir(), `zvirka-bench-${String(process.pid)}.y4m`);
  await writeClip(
    clip,
    [
      { kind: 'qr', text: linkText, seconds: 1 },
      { seconds: 0.5 },
      { kind: 'ean13', text: barcodeText, seconds: 1 },
      { seconds: 0.5 },
    ],
    { framesPerSecond: 30 },
  );
  const { page, close } = await openBarePage([
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${clip}`,
  ]);
  const ours = await page.evaluate(watchWithWorker, { worker: decodeWorkerUrl(), seconds });
  await loadHtml5Qrcode(page);
  const theirs = await page.evaluate(watchWithHtml5Qrcode, seconds);
  await close();
  rmSync(clip);
  const reading = table(
    `Decoding a 1280×720 clip at 30 frames a second for ${String(seconds)} s`,
    ['', 'attempts/s', 'reads/s', 'decode ms', 'p95', 'long tasks', 'longest ms'],
    [row('worker, zxing-wasm', ours), row('html5-qrcode, page thread', theirs)],
  );
  return `${reading}\n\n${await measureFirstRead()}`;
}

function row(name: string, { attempts, reads, decodeMs, longTasks }: Watched): Row {
  const decoded = decodeMs.length > 0 ? spread(decodeMs) : ['–', '–'];
  const perSecond = (count: number) => (count / seconds).toFixed(1);
  const longest = Math.max(0, ...longTasks).toFixed(0);
  return [
    name,
    perSecond(attempts),
    perSecond(reads),
    ...decoded,
    String(longTasks.length),
    longest,
  ];
}

async function loadHtml5Qrcode(page: Page): Promise<void> {
  const file = createRequire(import.meta.url).resolve('html5-qrcode/html5-qrcode.min.js');
  await page.evaluate(readFileSync(file, 'utf8'));
}

async function watchWithWorker(given: { worker: string; seconds: number }): Promise<Watched> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { width: 1280, height: 720, frameRate: 30 },
  });
  const [track] = stream.getVideoTracks();
  const Processor = Reflect.get(globalThis, 'MediaStreamTrackProcessor') as new (o: unknown) => {
    readable: ReadableStream;
  };
  const { readable } = new Processor({ track, maxBufferSize: 1 });
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  const worker = new Worker(given.worker, { type: 'module' });
  const decodeMs: number[] = [];
  let reads = 0;
  worker.onmessage = ({
    data,
  }: MessageEvent<{ kind: string; report?: { reads: unknown[]; decodeMs: number } }>) => {
    if (data.kind !== 'frame' || !data.report) return;
    decodeMs.push(data.report.decodeMs);
    reads += data.report.reads.length;
  };
  worker.postMessage({ kind: 'stream', frames: readable }, [readable]);
  // The engine compiles first: the measure begins after it.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  decodeMs.length = 0;
  reads = 0;
  observer.observe({ type: 'longtask' });
  await new Promise((resolve) => setTimeout(resolve, given.seconds * 1_000));
  observer.disconnect();
  worker.terminate();
  track?.stop();
  return { attempts: decodeMs.length, reads, decodeMs, longTasks };
}

async function watchWithHtml5Qrcode(duration: number): Promise<Watched> {
  interface Reader {
    start(camera: unknown, config: unknown, read: () => void, missed: () => void): Promise<unknown>;
    stop(): Promise<void>;
  }
  const library = Reflect.get(globalThis, '__Html5QrcodeLibrary__') as {
    Html5Qrcode: new (id: string, config: unknown) => Reader;
  };
  const place = document.createElement('div');
  place.id = 'bench';
  place.style.width = '1280px';
  document.body.append(place);
  // Its best settings: the frame's own size, no mirroring, no pause, the same kinds of code.
  const reader = new library.Html5Qrcode('bench', {
    formatsToSupport: [0, 3, 4, 5, 2, 8, 9, 10, 14, 15],
    verbose: false,
  });
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map((entry) => entry.duration));
  });
  let attempts = 0;
  let reads = 0;
  const config = {
    fps: 1_000,
    disableFlip: true,
    videoConstraints: { width: 1280, height: 720, frameRate: 30 },
  };
  await reader.start(
    { facingMode: 'user' },
    config,
    () => {
      attempts += 1;
      reads += 1;
    },
    () => {
      attempts += 1;
    },
  );
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  attempts = 0;
  reads = 0;
  observer.observe({ type: 'longtask' });
  await new Promise((resolve) => setTimeout(resolve, duration * 1_000));
  observer.disconnect();
  await reader.stop();
  return { attempts, reads, decodeMs: [], longTasks };
}
