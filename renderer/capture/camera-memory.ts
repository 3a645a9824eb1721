import { tryStorage } from '../state/try-storage.ts';
import type { CameraChoice } from './camera-choice.ts';

/** Remembers which camera this desk was told to use: a device's id and label, nothing else. */
export interface CameraMemory {
  recall(): CameraChoice | undefined;
  keep(choice: CameraChoice): void;
}

/** In the page's own storage; a desk that may keep nothing forgets it at its end. */
export function openCameraMemory(mode: 'demo' | 'live'): CameraMemory {
  const key = `camera-${mode}`;
  let kept = tryStorage((storage) => parse(storage.getItem(key)));
  return {
    recall: () => kept,
    keep(choice) {
      kept = choice;
      tryStorage((storage) => storage.setItem(key, JSON.stringify([choice.id, choice.label])));
    },
  };
}

function parse(text: string | null): CameraChoice | undefined {
  const kept: unknown = JSON.parse(text ?? 'null');
  const [id, label] = Array.isArray(kept) ? kept.map(String) : [];
  return id !== undefined && label !== undefined ? { id, label } : undefined;
}
