import type { CameraTrouble } from '../show/camera-view.ts';
import { createAdmission, type CodeListener } from './admission.ts';
import { pauseMs, troubleOf, type CameraState } from './camera-state.ts';
import { ended, pause } from './camera-waits.ts';
import { startReader, type Reader } from './reader.ts';
import type { FrameReport } from './worker/messages.ts';

export interface CameraOptions extends CodeListener {
  /** Shows what the camera sees. */
  readonly video: HTMLVideoElement;
  /** Where the pictures come from; the webcam when left out. */
  readonly source?: () => Promise<MediaStream>;
  /** Every frame that was looked at, most of them without a read: for an overlay and for measuring. */
  onFrame?(report: FrameReport): void;
  onState(state: CameraState): void;
}

export interface Camera {
  /** Releases device, worker and listeners, at whatever moment. Says no more after it. */
  close(): void;
}

/** Opens the camera, keeps it open (unplugged, busy, stalled) and reads its frames. Never throws: see `onState`. */
export function openCamera(options: CameraOptions): Camera {
  const closing = new AbortController();
  void keepOpen(options, closing.signal);
  return { close: () => closing.abort() };
}

async function keepOpen(options: CameraOptions, closed: AbortSignal): Promise<void> {
  const admit = createAdmission(options);
  const reader = startReader({
    onFrame: (report) => {
      if (closed.aborted) return;
      options.onFrame?.(report);
      admit(report);
    },
  });
  closed.addEventListener('abort', () => reader.close());
  options.onState({ kind: 'starting' });
  let failedTries = 0;
  const isOpen = () => !closed.aborted;
  while (isOpen()) {
    const because = await seeOnce(options, reader, closed, () => {
      failedTries = 0;
    });
    if (!isOpen()) return;
    failedTries += 1;
    options.onState({ kind: 'failed', because });
    await pause(pauseMs(failedTries), closed);
  }
}

/** One life of a stream: from opening to whatever ended it. */
async function seeOnce(
  options: CameraOptions,
  reader: Reader,
  closed: AbortSignal,
  opened: () => void,
): Promise<CameraTrouble> {
  const { video, source = webcam } = options;
  let stream: MediaStream | undefined;
  try {
    stream = await source();
    const [track] = stream.getVideoTracks();
    if (!track || closed.aborted) return 'none';
    opened();
    show(video, stream);
    return await seeTrack(track, options, reader, closed);
  } catch (reason) {
    return troubleOf(reason);
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  }
}

async function seeTrack(
  track: MediaStreamTrack,
  { video, onState }: CameraOptions,
  reader: Reader,
  closed: AbortSignal,
): Promise<CameraTrouble> {
  const stop = reader.watch(track, video);
  const { width = 0, height = 0 } = track.getSettings();
  // A canvas's track is labelled with its random id.
  const label = track instanceof CanvasCaptureMediaStreamTrack ? '' : track.label;
  onState({ kind: 'seeing', label, width, height });
  const because = await ended(track, reader, closed);
  stop();
  return because;
}

function show(video: HTMLVideoElement, stream: MediaStream): void {
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  // Rejects when the stream is taken away before its first frame: there is nothing to show then.
  video.play().catch(() => undefined);
}

/** 1280x720 reads as well as full HD, for two thirds of its time. */
function webcam(): Promise<MediaStream> {
  const video = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
  return navigator.mediaDevices.getUserMedia({ audio: false, video });
}
