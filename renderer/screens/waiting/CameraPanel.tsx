import { useMemo, type ReactNode } from 'react';
import type { CoachHint } from '../../../shared/capture/coach.ts';
import type { CameraView } from '../../show/camera-view.ts';
import type { Passing } from '../../state/desk-state.ts';
import { useKeys, type Keys } from '../../state/use-keys.ts';
import { useWords } from '../../words/use-words.ts';
import { CameraChip, type CameraTools } from './CameraChip.tsx';
import { CameraControls } from './CameraControls.tsx';
import { DemoButtons, type DemoControls } from './DemoButtons.tsx';
import { CoachNote, HintNote } from './HintNote.tsx';
import { ScannerChip, type ScannerChipProps } from './ScannerChip.tsx';

export interface CameraPanelProps extends Partial<ScannerChipProps> {
  /** The camera's picture. */
  readonly preview: ReactNode;
  readonly camera: CameraView;
  /** Left out where there is nothing to choose from. */
  readonly tools?: CameraTools | undefined;
  /** A word in passing; it goes before the coach's. */
  readonly hint: Passing | undefined;
  readonly coach?: CoachHint | undefined;
  /** Opens the device test. */
  readonly onSelfTest: () => void;
  /** Absent outside of the demo. */
  readonly demo: DemoControls | undefined;
}

/** What the camera sees, and how the devices are. */
export function CameraPanel(props: CameraPanelProps) {
  const { camera, tools, hint, onSelfTest } = props;
  const { waiting } = useWords();
  const fails = camera.kind === 'failed';
  useKeys(useMemo<Keys>(() => ({ F4: onSelfTest }), [onSelfTest]));
  return (
    <section className="camera">
      {props.preview}
      {!fails && (
        <div className="corners" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </div>
      )}
      {fails && <p className="camera-trouble">{waiting.trouble[camera.because]}</p>}
      {camera.kind === 'resting' && <p className="camera-trouble">{waiting.cameraWake}</p>}
      {props.demo && <DemoButtons controls={props.demo} />}
      {camera.kind === 'seeing' && camera.controls && tools && (
        <CameraControls controls={camera.controls} onTurn={tools.onTurn} />
      )}
      <div className="hint-place">
        {hint && <HintNote hint={hint.hint} />}
        <div role="status">{!hint && props.coach && <CoachNote hint={props.coach} />}</div>
      </div>
      <div className="camera-foot">
        <CameraChip
          camera={camera}
          tools={tools}
          isDemo={props.demo !== undefined}
          onSelfTest={onSelfTest}
        />
        <ScannerChip scanners={props.scanners} onSelfTest={onSelfTest} />
        <strong>{fails ? waiting.presentWithoutCamera : waiting.present}</strong>
      </div>
    </section>
  );
}
