import type { CameraSight, CameraView } from '../show/camera-view.ts';
import {
  constraintsOf,
  controlsOf,
  noControls,
  selfFocus,
  type Controls,
  type Turn,
} from './camera-controls.ts';
import { createPace, type Size } from './camera-pace.ts';
import { ended, type StreamEnd } from './camera-waits.ts';
import type { Reader } from './reader.ts';
import type { FrameReport } from './worker/messages.ts';

/** One open stream, as long as it is looked at. */
export interface Sight {
  onFrame(report: FrameReport): void;
  turn(turn: Turn): Promise<void>;
}

interface Seeing {
  readonly video: HTMLVideoElement;
  readonly label: string;
  /** Whether frames of this size are smaller than the camera's own. */
  isLowered(size: Size): boolean;
  /** Frames of this size take this PC too long; told again and again. */
  onTooSlow(size: Size): void;
  onState(state: CameraView): void;
  /** Told before the first frame. */
  onSight(sight: Sight): void;
}

/** Shows and reads a stream until it ends. */
export async function seeStream(
  stream: MediaStream,
  reader: Reader,
  interrupted: AbortSignal,
  { video, label, onState, onSight, ...seeing }: Seeing,
): Promise<StreamEnd> {
  const [track] = stream.getVideoTracks();
  if (!track) return 'broken';
  show(video, stream, track);
  const stop = reader.watch(track, video);
  let sight: CameraSight = { kind: 'seeing', label, controls: controlsNow(track) };
  const tell = (change: Partial<CameraSight>) => {
    sight = { ...sight, ...change };
    if (!interrupted.aborted) onState(sight);
  };
  const focus = selfFocus(capabilitiesOf(track), track.getSettings());
  if (focus) track.applyConstraints(focus).catch(ignore);
  onSight({
    onFrame: frameWatcher(seeing, tell),
    turn: async (turn) => {
      await track.applyConstraints(constraintsOf(turn)).catch(ignore);
      tell({ controls: controlsNow(track) });
    },
  });
  tell({});
  const because = await ended(track, reader, interrupted);
  stop();
  return because;
}

/** Tells the size that frames really have, whatever the driver says, and when they take too long. */
function frameWatcher(
  { isLowered, onTooSlow }: Pick<Seeing, 'isLowered' | 'onTooSlow'>,
  tell: (change: Partial<CameraSight>) => void,
) {
  const pace = createPace();
  let size: Size = { width: 0, height: 0 };
  return ({ width, height, decodeMs }: FrameReport): void => {
    if (size.width !== width || size.height !== height) {
      size = { width, height };
      tell({ size, isLowered: isLowered(size) });
    }
    if (pace.isTooSlow(decodeMs, performance.now())) onTooSlow(size);
  };
}

function show(video: HTMLVideoElement, stream: MediaStream, track: MediaStreamTrack): void {
  video.muted = true;
  video.playsInline = true;
  // A person moves the phone as before a mirror; a camera that looks away from them shows the world as it is.
  const { facingMode } = track.getSettings();
  const isDrawn = track instanceof CanvasCaptureMediaStreamTrack;
  video.classList.toggle('mirrored', !isDrawn && facingMode !== 'environment');
  video.srcObject = stream;
  // Rejects when the stream is taken away before its first frame: there is nothing to show then.
  video.play().catch(ignore);
}

function controlsNow(track: MediaStreamTrack): Controls {
  try {
    return controlsOf(capabilitiesOf(track), track.getSettings());
  } catch {
    // Some drivers answer to nothing but the picture.
    return noControls;
  }
}

/** A drawn track has none. */
function capabilitiesOf(track: MediaStreamTrack): object {
  return 'getCapabilities' in track ? track.getCapabilities() : {};
}

function ignore(): void {
  // A camera that won't be turned stays as it is.
}
