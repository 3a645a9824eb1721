import type { CameraTrouble } from '../show/camera-view.ts';
import type { Reader } from './reader.ts';

/** Waits for the end of a stream: unplugged, standing still, or closed by us. */
export async function ended(
  track: MediaStreamTrack,
  reader: Reader,
  closed: AbortSignal,
): Promise<CameraTrouble> {
  const watching = new AbortController();
  const { signal } = watching;
  const because = await new Promise<CameraTrouble>((resolve) => {
    if (track.readyState === 'ended') resolve('gone');
    track.addEventListener('ended', () => resolve('gone'), { signal });
    closed.addEventListener('abort', () => resolve('gone'), { signal });
    const startedAt = performance.now();
    const timer = setInterval(() => {
      const aliveAt = Math.max(startedAt, reader.lastFrameAt());
      if (performance.now() - aliveAt > stallMs) resolve('broken');
    }, 1_000);
    signal.addEventListener('abort', () => clearInterval(timer));
  });
  watching.abort();
  return because;
}

/** Waits for the next try; ends early when a device is plugged in or the camera is closed. */
export async function pause(ms: number, closed: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
    closed.addEventListener('abort', () => resolve(), { signal });
    navigator.mediaDevices.addEventListener('devicechange', () => resolve(), { signal });
  });
  waiting.abort();
}

/** A camera whose picture stands still this long is opened anew. */
const stallMs = 8_000;
