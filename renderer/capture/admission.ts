import { createRepeatGate } from '../../shared/capture/repeat-gate.ts';
import type { FrameReport } from './worker/messages.ts';

export interface CodeListener {
  /** A code that counts, once for as long as it stays before the camera; tells whether it became a check. */
  onCode(text: string): boolean;
  /** The code that was checked is still there, or back within moments; told about once a second. */
  onRepeated?(agoMs: number): void;
  /** Asked at each frame: true once when codes in view count anew: the last check never left, or none was made. */
  mayRepeat?(): boolean;
}

/** Judges the reads of each frame as they come: `clock` is monotonic. */
export function createAdmission(
  { onCode, onRepeated, mayRepeat }: CodeListener,
  clock: () => number = () => performance.now(),
): (report: Pick<FrameReport, 'reads'>) => void {
  let gate = createRepeatGate();
  let toldAt = 0;
  return ({ reads }) => {
    const now = clock();
    if (mayRepeat?.() === true) gate = createRepeatGate();
    for (const read of reads) {
      const admitted = gate.accept(read, now);
      if (admitted.kind === 'waiting' || admitted.kind === 'hushed') continue;
      if (admitted.kind === 'accepted' && !onCode(read.text)) gate.hush(read.text);
      const isDue = now - toldAt >= repeatedEveryMs;
      if (isDue && admitted.kind === 'repeated') onRepeated?.(now - admitted.acceptedAt);
      if (isDue || admitted.kind === 'accepted') toldAt = now;
    }
  };
}

const repeatedEveryMs = 1_000;
