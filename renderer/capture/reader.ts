import type { Read } from '../../shared/capture/read-codes.ts';
import { startFallbackReader } from './fallback-reader.ts';
import { startFrameReader } from './frame-reader.ts';
import type { FrameReport } from './worker/messages.ts';

/** Whoever reads the frames: the worker, or html5-qrcode where the worker can't run. */
export interface Reader {
  /** Reads this track until the returned function is called. */
  watch(track: MediaStreamTrack, video: HTMLVideoElement): () => void;
  /** On `performance`'s clock; now, where single frames are not reported. */
  lastFrameAt(): number;
}

/** Starts with the worker and changes over by itself, also in the middle of a stream. */
export function startReader({ onFrame }: { onFrame(report: FrameReport): void }): Reader {
  let frameAt = 0;
  let isFallback = false;
  let watching: { track: MediaStreamTrack; stop: () => void } | undefined;
  const report = (whole: FrameReport) => {
    frameAt = performance.now();
    onFrame(whole);
  };
  const frames = startFrameReader({
    onFrame: report,
    onBroken: () => {
      isFallback = true;
      watching?.stop();
      if (watching) watching.stop = fallBack(watching.track, report);
    },
  });
  return {
    watch(track, video) {
      const stop = isFallback ? fallBack(track, report) : frames.watch(track, video);
      const current = { track, stop };
      watching = current;
      return () => {
        current.stop();
        if (watching === current) watching = undefined;
      };
    },
    lastFrameAt: () => (isFallback ? performance.now() : frameAt),
  };
}

function fallBack(track: MediaStreamTrack, report: (whole: FrameReport) => void): () => void {
  const { width = 0, height = 0 } = track.getSettings();
  return startFallbackReader(track.getSettings().deviceId, (reads: readonly Read[]) =>
    report({ reads, width, height, decodeMs: 0 }),
  );
}
