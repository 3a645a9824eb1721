import type { CameraView } from '../show/camera-view.ts';
import type { ReactNode } from 'react';
import { Dot } from '../parts/Dot.tsx';
import type { Passing } from '../state/desk-state.ts';
import { useWords } from '../words/use-words.ts';
import type { WaitingWords } from '../words/words.ts';
import { DemoButtons, type DemoControls } from './DemoButtons.tsx';
import { HintNote } from './HintNote.tsx';

export interface CameraPanelProps {
  /** The camera's picture. */
  readonly preview: ReactNode;
  readonly camera: CameraView;
  readonly hint: Passing | undefined;
  /** Absent outside of the demo. */
  readonly demo: DemoControls | undefined;
}

/** What the camera sees, and how the devices are. */
export function CameraPanel({ preview, camera, hint, demo }: CameraPanelProps) {
  const { waiting } = useWords();
  const fails = camera.kind === 'failed';
  return (
    <section className="camera">
      {preview}
      {!fails && (
        <div className="corners" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </div>
      )}
      {fails && <p className="camera-trouble">{waiting.trouble[camera.because]}</p>}
      {demo && <DemoButtons controls={demo} />}
      <div className="hint-place">{hint && <HintNote hint={hint.hint} />}</div>
      <div className="camera-foot">
        <span className="chip">
          <Dot lit={lamps[camera.kind]} />
          {cameraLine(camera, demo !== undefined, waiting)}
        </span>
        <span className="chip">
          <Dot lit="good" />
          {waiting.scanner}
        </span>
        <strong>{fails ? waiting.presentWithoutCamera : waiting.present}</strong>
      </div>
    </section>
  );
}

const lamps = { starting: 'dim', seeing: 'good', failed: 'bad' } as const;

function cameraLine(camera: CameraView, isDemo: boolean, words: WaitingWords): string {
  if (camera.kind === 'starting') return `${words.camera} · ${words.cameraStarting}`;
  // The built-in camera's own label is a random number.
  const label = isDemo ? words.cameraDemo : labelOf(camera);
  return label === '' ? words.camera : `${words.camera} · ${label}`;
}

function labelOf(camera: CameraView): string {
  return camera.kind === 'seeing' ? camera.label : '';
}
