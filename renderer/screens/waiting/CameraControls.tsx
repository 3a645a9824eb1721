import type { Controls, Slider, Turn } from '../../capture/camera-controls.ts';
import { Button } from '../../parts/Button.tsx';
import { useWords } from '../../words/use-words.ts';

interface CameraControlsProps {
  readonly controls: Controls;
  readonly onTurn: (turn: Turn) => void;
}

/** Lamp, zoom and focus, of a camera that has them. */
export function CameraControls({ controls, onTurn }: CameraControlsProps) {
  const { waiting } = useWords();
  const { torch, sliders } = controls;
  if (torch === undefined && sliders.length === 0) return null;
  return (
    <div className="camera-controls">
      {torch !== undefined && (
        <Button
          look="glass"
          pressed={torch}
          onPress={() => onTurn({ name: 'torch', value: !torch })}
        >
          {waiting.torch}
        </Button>
      )}
      {sliders.map((slider) => (
        <SliderField key={slider.name} slider={slider} onTurn={onTurn} />
      ))}
    </div>
  );
}

function SliderField({ slider, onTurn }: { slider: Slider; onTurn: (turn: Turn) => void }) {
  const { waiting } = useWords();
  const { name, min, max, step, value } = slider;
  return (
    <label className="chip">
      {waiting.controls[name]}
      <input
        type="range"
        {...{ min, max, step, value }}
        onChange={({ currentTarget }) => onTurn({ name, value: currentTarget.valueAsNumber })}
        // What a scanner types next must not turn the camera.
        onPointerUp={({ currentTarget }) => currentTarget.blur()}
      />
    </label>
  );
}
