import type { Capture } from '../../shared/capture/capture.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { identify } from '../../shared/identify/identify.ts';
import {
  isCounting,
  next,
  waiting,
  type DeskEvent,
  type Hint,
  type ShowTimings,
  type View,
} from './desk-state.ts';

/** What the store needs of the world: all of it is given, so that tests own the clock. */
export interface World {
  readonly serve: Contract['serve'];
  readonly timings: ShowTimings;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** Runs again and again until it is stopped. */
  readonly every: (ms: number, run: () => void) => () => void;
  /** A number for a failure that main has not numbered. */
  readonly newIncident: () => string;
}

/** The desk as the page sees it: one view, and what may be done to it. */
export interface DeskStore {
  readonly view: () => View;
  /** Calls back after each change; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly capture: (capture: Capture) => void;
  readonly notice: (hint: Hint) => void;
  /** Marks this moment; the answer tells whether no capture has come since. */
  readonly mark: () => () => boolean;
  readonly pause: () => void;
  readonly dismiss: () => void;
}

const tickMs = 100;

/** Holds the view and runs the one effect: a capture is served, and what comes back is shown. */
export function createDeskStore(world: World): DeskStore {
  const { clock } = world;
  const listeners = new Set<() => void>();
  let view = waiting;
  let checks = 0;
  let stopTicking: (() => void) | undefined;

  function move(event: DeskEvent): void {
    const before = view;
    view = next(view, event, world.timings);
    if (view === before) return;
    keepTime();
    for (const listener of listeners) listener();
  }

  function keepTime(): void {
    if (isCounting(view) === (stopTicking !== undefined)) return;
    stopTicking?.();
    stopTicking = isCounting(view)
      ? world.every(tickMs, () => move({ kind: 'ticked', at: clock() }))
      : undefined;
  }

  function capture(taken: Capture): void {
    checks += 1;
    const check = checks;
    // What is no document's code is recorded too, but it is not what the desk is busy with.
    const kind = identify(taken.text).kind === 'foreign' ? 'passed' : 'served';
    const { source } = taken;
    if (kind === 'served') move({ kind: 'captured', check, source, at: clock() });
    world.serve(taken).then(
      (served) => move({ kind, check, source, served, at: clock() }),
      (error: unknown) => move({ kind: 'failed', check, incident: incidentOf(error, world) }),
    );
  }

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    capture,
    mark: () => {
      const marked = checks;
      return () => checks === marked;
    },
    notice: (hint) => move({ kind: 'noticed', hint, at: clock() }),
    pause: () => move({ kind: 'paused', at: clock() }),
    dismiss: () => move({ kind: 'dismissed' }),
  };
}

/** Main numbers a rejection in its message; of the error nothing else is shown. */
function incidentOf(error: unknown, world: World): string {
  const message = error instanceof Error ? error.message : '';
  return /\bincident ([\w-]{1,40})/i.exec(message)?.[1] ?? world.newIncident();
}
