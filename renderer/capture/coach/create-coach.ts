import { coach, coachAtRest, type CoachHint } from '../../../shared/capture/coach.ts';
import type { FrameReport } from '../worker/messages.ts';

/** Follows the camera's frames. */
export interface Coach {
  onFrame(report: Pick<FrameReport, 'reads' | 'measures'>): void;
  /** The camera sees no more: nothing can be said. */
  reset(): void;
}

/** Tells `onHint` whenever the one hint changes; `undefined` when there is nothing to say. `clock` is monotonic. */
export function createCoach(
  onHint: (hint: CoachHint | undefined) => void,
  clock: () => number = () => performance.now(),
): Coach {
  let state = coachAtRest;
  let told: CoachHint | undefined;
  const tell = () => {
    const hint = state.shown?.hint;
    if (hint !== told) onHint(hint);
    told = hint;
  };
  return {
    onFrame({ reads, measures }) {
      state = coach(state, { measures, isRead: reads.length > 0 }, clock());
      tell();
    },
    reset() {
      state = coachAtRest;
      tell();
    },
  };
}
