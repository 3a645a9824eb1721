import type { CameraChoice } from './camera-choice.ts';

/** Remembers which camera this desk was told to use: a device's id and label, nothing else. */
export interface CameraMemory {
  recall(): CameraChoice | undefined;
  keep(choice: CameraChoice): void;
}

/** In the page's own storage; a desk that may keep nothing forgets it at its end. */
export function openCameraMemory(mode: 'demo' | 'live'): CameraMemory {
  const key = `camera-${mode}`;
  let kept = attempt(() => parse(localStorage.getItem(key)));
  return {
    recall: () => kept,
    keep(choice) {
      kept = choice;
      attempt(() => localStorage.setItem(key, JSON.stringify([choice.id, choice.label])));
    },
  };
}

function parse(text: string | null): CameraChoice | undefined {
  const kept: unknown = JSON.parse(text ?? 'null');
  const [id, label] = Array.isArray(kept) ? kept.map(String) : [];
  return id !== undefined && label !== undefined ? { id, label } : undefined;
}

/** Storage may be full, forbidden or garbled: then there is no memory, which is no reason to see nothing. */
function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
