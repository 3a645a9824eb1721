import { Dot } from '../../parts/Dot.tsx';
import type { Turn } from '../../capture/camera-controls.ts';
import {
  builtInId,
  type CameraSet,
  type CameraSight,
  type CameraView,
} from '../../show/camera-view.ts';
import { useWords } from '../../words/use-words.ts';
import { ChipButton } from '../ChipButton.tsx';
import type { WaitingWords } from '../../words/words.ts';

/** What can be done about the camera. */
export interface CameraTools {
  readonly set: CameraSet;
  readonly onChoose: (id: string) => void;
  readonly onTurn: (turn: Turn) => void;
}

interface CameraChipProps {
  readonly camera: CameraView;
  readonly tools: CameraTools | undefined;
  readonly isDemo: boolean;
  readonly onSelfTest: () => void;
}

/** How the camera is and, where there are several, which one it is. */
export function CameraChip({ camera, tools, isDemo, onSelfTest }: CameraChipProps) {
  const { waiting } = useWords();
  const title = camera.kind === 'seeing' ? titleOf(camera, waiting) : undefined;
  const canChoose = tools && tools.set.cameras.length > 1;
  const line = canChoose ? waiting.camera : cameraLine(camera, isDemo, waiting);
  return (
    <>
      <ChipButton title={title} onPress={onSelfTest}>
        <Dot lit={lamps[camera.kind]} />
        <span className="chip-line">{line}</span>
      </ChipButton>
      {canChoose && (
        <span className="chip">
          <Chooser tools={tools} />
        </span>
      )}
    </>
  );
}

const lamps = { starting: 'dim', resting: 'dim', seeing: 'good', failed: 'bad' } as const;

function Chooser({ tools: { set, onChoose } }: { readonly tools: CameraTools }) {
  const { waiting } = useWords();
  return (
    <select
      aria-label={waiting.cameraChoose}
      value={set.openId ?? ''}
      onChange={({ currentTarget }) => {
        onChoose(currentTarget.value);
        // What a scanner types next must not choose another camera.
        currentTarget.blur();
      }}
    >
      {set.openId === undefined && <option value="">{waiting.cameraNone}</option>}
      {set.cameras.map(({ id, label }, at) => (
        <option key={id} value={id}>
          {nameOf(id, label, at, waiting)}
        </option>
      ))}
    </select>
  );
}

function nameOf(id: string, label: string, at: number, words: WaitingWords): string {
  if (id === builtInId) return words.cameraDemo;
  return label === '' ? `${words.camera} ${String(at + 1)}` : label;
}

function cameraLine(camera: CameraView, isDemo: boolean, words: WaitingWords): string {
  if (camera.kind === 'starting') return `${words.camera} · ${words.cameraStarting}`;
  if (camera.kind === 'resting') return `${words.camera} · ${words.cameraResting}`;
  const label = camera.kind === 'seeing' ? camera.label : '';
  const name = label === '' && isDemo ? words.cameraDemo : label;
  return name === '' ? words.camera : `${words.camera} · ${name}`;
}

function titleOf({ size, isLowered }: CameraSight, words: WaitingWords): string | undefined {
  if (!size) return undefined;
  const frame = `${String(size.width)}×${String(size.height)}`;
  return isLowered ? words.cameraLowered(frame) : words.cameraFrame(frame);
}
