import type { FrameReport, FromWorker, ToWorker } from './worker/messages.ts';

/** Finds codes in a camera's frames, off the page's own thread. */
export interface FrameReader {
  /** Reads this track until the returned function is called. */
  watch(track: MediaStreamTrack, video: HTMLVideoElement): () => void;
}

export interface FrameListener {
  /** Called for every frame looked at, with no reads most of the time. */
  onFrame(report: FrameReport): void;
  /** The worker or its engine can't run. Called at most once. */
  onBroken(): void;
}

/** Starts the worker at once, so that its engine is ready when the camera is. */
export function startFrameReader({ onFrame, onBroken }: FrameListener): FrameReader {
  const worker = startDecodeWorker();
  const answered = new EventTarget();
  const giveUp = () => {
    worker.terminate();
    onBroken();
  };
  worker.addEventListener('error', giveUp, { once: true });
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'broken') giveUp();
    answered.dispatchEvent(new Event('answer'));
    if (data.kind === 'frame') onFrame(data.report);
  });
  return {
    watch: (track, video) =>
      'MediaStreamTrackProcessor' in globalThis
        ? watchTrack(worker, track)
        : watchVideo(worker, answered, video),
  };
}

/** For frames and still pictures alike; whoever starts it ends it. */
export function startDecodeWorker(): Worker {
  return new Worker(new URL('./worker/decode-worker.ts', import.meta.url), { type: 'module' });
}

function watchTrack(worker: Worker, track: MediaStreamTrack): () => void {
  const copy = track.clone();
  const { readable } = new MediaStreamTrackProcessor({ track: copy, maxBufferSize: 1 });
  send(worker, { kind: 'stream', frames: readable }, [readable]);
  return () => copy.stop();
}

/** Where tracks can't be read: the video's newest frame, one in flight. */
function watchVideo(worker: Worker, answered: EventTarget, video: HTMLVideoElement): () => void {
  let isBusy = false;
  const free = () => {
    isBusy = false;
  };
  const take = () => {
    handle = video.requestVideoFrameCallback(take);
    if (isBusy) return;
    isBusy = true;
    const frame = new VideoFrame(video);
    send(worker, { kind: 'frame', frame }, [frame]);
  };
  let handle = video.requestVideoFrameCallback(take);
  answered.addEventListener('answer', free);
  return () => {
    video.cancelVideoFrameCallback(handle);
    answered.removeEventListener('answer', free);
  };
}

function send(worker: Worker, message: ToWorker, moved: Transferable[]): void {
  worker.postMessage(message, moved);
}
