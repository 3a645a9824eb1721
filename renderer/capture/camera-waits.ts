import type { CameraTrouble } from '../show/camera-view.ts';
import type { Reader } from './reader.ts';

/** Why a stream ended; `asleep`: the PC slept, and what a camera gives after that is not to be relied on. */
export type StreamEnd = CameraTrouble | 'asleep' | 'interrupted';

/** Waits for the end of a stream: unplugged, standing still, slept through, or interrupted by us. */
export async function ended(
  track: MediaStreamTrack,
  reader: Reader,
  interrupted: AbortSignal,
): Promise<StreamEnd> {
  const watching = new AbortController();
  const { signal } = watching;
  const because = await new Promise<StreamEnd>((resolve) => {
    if (interrupted.aborted) resolve('interrupted');
    if (track.readyState === 'ended') resolve('gone');
    track.addEventListener('ended', () => resolve('gone'), { signal });
    interrupted.addEventListener('abort', () => resolve('interrupted'), { signal });
    const startedAt = performance.now();
    let beatAt = Date.now();
    const timer = setInterval(() => {
      // The wall clock goes on through a sleep, the page's own may not.
      if (Date.now() - beatAt > sleepMs) resolve('asleep');
      beatAt = Date.now();
      const aliveAt = Math.max(startedAt, reader.lastFrameAt());
      if (performance.now() - aliveAt > stallMs) resolve('broken');
    }, 1_000);
    signal.addEventListener('abort', () => clearInterval(timer));
  });
  watching.abort();
  return because;
}

/** Waits for the next try; ends early when a device is plugged in or something interrupts. */
export async function pause(ms: number, interrupted: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await new Promise<void>((resolve) => {
    if (interrupted.aborted) resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
    interrupted.addEventListener('abort', () => resolve(), { signal });
    navigator.mediaDevices.addEventListener('devicechange', () => resolve(), { signal });
  });
  waiting.abort();
}

/** Waits until something interrupts. */
export async function idle(interrupted: AbortSignal): Promise<void> {
  if (interrupted.aborted) return;
  await new Promise<void>((resolve) => {
    interrupted.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** A camera whose picture stands still this long is opened anew. */
const stallMs = 8_000;

/** A timer of a second that comes this late has slept with the whole PC. */
const sleepMs = 15_000;
