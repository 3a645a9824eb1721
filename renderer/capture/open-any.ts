import type { CameraTrouble } from '../show/camera-view.ts';
import { inOrder, type CameraChoice } from './camera-choice.ts';
import type { Size } from './camera-pace.ts';
import { troubleOf } from './camera-state.ts';
import type { CameraSource } from './webcams.ts';

/** A camera that was opened, or why none could be. */
export type Opening =
  | { readonly source: CameraSource; readonly stream: MediaStream }
  | { readonly because: CameraTrouble };

/** Opens the wanted camera, else the next best that opens. Of several troubles the first one's is told: it was wanted most. */
export async function openAny(
  sources: readonly CameraSource[],
  wanted: CameraChoice | undefined,
  size: Size,
): Promise<Opening> {
  let trouble: CameraTrouble | undefined;
  const ids = new Map(sources.map((source) => [source.id, source]));
  for (const { id } of inOrder(sources, wanted)) {
    const source = ids.get(id);
    if (!source) continue;
    try {
      return { source, stream: await source.open(size) };
    } catch (reason) {
      trouble ??= troubleOf(reason);
    }
  }
  return { because: trouble ?? 'none' };
}
