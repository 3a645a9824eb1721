import type { CoachHint } from '../../shared/capture/coach.ts';
import type { CameraSet, CameraView } from '../show/camera-view.ts';
import { createBox, type Box } from '../state/box.ts';
import { openCamera, type Camera, type CameraOptions } from './camera.ts';
import { openCameraMemory } from './camera-memory.ts';
import { keepFitted } from './camera-fit.ts';
import { createCoach } from './coach/create-coach.ts';
import type { FrameReport } from './worker/messages.ts';

/** The desk's camera as its screens read and use it. */
export interface DeskCamera extends Pick<Camera, 'choose' | 'rest' | 'turn'> {
  readonly view: Box<CameraView>;
  readonly set: Box<CameraSet>;
  /** What would help a code that is seen but not read. */
  readonly hint: Box<CoachHint | undefined>;
}

interface DeskCameraOptions extends Pick<
  CameraOptions,
  'video' | 'builtIn' | 'onCode' | 'onRepeated' | 'mayRepeat'
> {
  /** Whoever else looks at each frame's report. */
  onFrame(report: FrameReport): void;
  /** Each mode remembers its own choice. */
  readonly mode: 'demo' | 'live';
}

/** Opens the camera for as long as the page lives: reads codes, coaches, and keeps what the screens show. */
export function openDeskCamera({ mode, onFrame, ...options }: DeskCameraOptions): DeskCamera {
  const view = createBox<CameraView>({ kind: 'starting' });
  const set = createBox<CameraSet>({ cameras: [], openId: undefined });
  const hint = createBox<CoachHint | undefined>(undefined);
  const coach = createCoach(hint.set);
  keepFitted(options.video);
  const camera = openCamera({
    ...options,
    memory: openCameraMemory(mode),
    onFrame: (report) => {
      coach.onFrame(report);
      onFrame(report);
    },
    onState: (state) => {
      if (state.kind !== 'seeing') coach.reset();
      view.set(state);
    },
    onCameras: set.set,
  });
  return { view, set, hint, choose: camera.choose, rest: camera.rest, turn: camera.turn };
}
