import type { Capture } from '../../shared/capture/capture.ts';
import type { Contract, Link } from '../../shared/contract/contract.ts';
import type { Served } from '../../shared/desk/serve.ts';
import { identify } from '../../shared/identify/identify.ts';
import { createBox } from './box.ts';
import {
  isCounting,
  next,
  waiting,
  type DeskEvent,
  type Hint,
  type ShowTimings,
  type View,
} from './desk-state.ts';
import { codeLifeMs, isOpen, patienceAfter } from './retry.ts';

/** What the store needs of the world: all of it is given, so that tests own the clock. */
export interface World {
  readonly serve: Contract['serve'];
  readonly timings: ShowTimings;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Runs again and again until it is stopped. */
  readonly every: (ms: number, run: () => void) => () => void;
  /** A number for a failure that main has not numbered; main's log hears of it. */
  readonly newIncident: (error: unknown) => string;
}

/** The desk as the page sees it: one view, and what may be done to it. */
export interface DeskStore {
  readonly view: () => View;
  /** Calls back after each change; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly capture: (capture: Capture) => void;
  readonly notice: (hint: Hint) => void;
  /** Asks again about the code of the verdict on the screen, where it surely was not sent and may still live. */
  readonly retry: () => void;
  /** How the way to the registry is: when it is back, the desk asks again by itself. */
  readonly linked: (link: Link) => void;
  /** Marks this moment; the answer tells whether no capture has come since. */
  readonly mark: () => () => boolean;
  readonly pause: () => void;
  readonly dismiss: () => void;
}

const tickMs = 100;
/** For a way of which nothing new is known: it may stand. */
const unsureMs = { up: 3_000, unknown: 10_000 };

/** A capture whose question was not sent; in memory only for as long as its code may be asked about again. */
interface Kept {
  readonly capture: Capture;
  readonly check: number;
  /** When it was first captured, on the page's clock. */
  readonly firstAt: number;
  readonly attempt: number;
  /** How often the desk has tried by itself. */
  readonly tries: number;
}

type Asking = Omit<Kept, 'check'>;

/** Holds the view and runs the one effect: a capture is served, and what comes back is shown. */
export function createDeskStore(world: World): DeskStore {
  const { clock } = world;
  const shown = createBox<View>(waiting);
  const tick = createTicking(world, () => move({ kind: 'ticked', at: clock() }));
  let checks = 0;
  let kept: Kept | undefined;

  function move(event: DeskEvent): void {
    const view = next(shown.get(), event, world.timings);
    if (view === shown.get()) return;
    if (kept && !isWanted(kept, view)) kept = undefined;
    tick(isCounting(view));
    shown.set(view);
  }

  function serve(asking: Asking): void {
    checks += 1;
    const check = checks;
    const { capture: taken, attempt } = asking;
    // What is no document's code is recorded too, but it is not what the desk is busy with.
    const kind = identify(taken.text).kind === 'foreign' ? 'passed' : 'served';
    const { source } = taken;
    if (kind === 'served') {
      kept = { ...asking, check };
      move({ kind: 'captured', check, source, attempt, at: clock() });
    }
    const retryUntil = (served: Served) => untilOf(served, asking.firstAt, world);
    world.serve(taken).then(
      (served) =>
        move({ kind, check, source, served, retryUntil: retryUntil(served), at: clock() }),
      (error: unknown) => move({ kind: 'failed', check, incident: incidentOf(error, world) }),
    );
  }

  function again(by: 'itself' | 'hand'): void {
    if (kept && shown.get().kind === 'showing') serve(anew(kept, by, world.now()));
  }

  return {
    view: shown.get,
    subscribe: shown.subscribe,
    capture: (capture) => serve({ capture, firstAt: clock(), attempt: 1, tries: 0 }),
    mark: () => {
      const marked = checks;
      return () => checks === marked;
    },
    notice: (hint) => move({ kind: 'noticed', hint, at: clock() }),
    retry: () => again('hand'),
    linked: (link) => {
      if (kept && mayStand(link, shown.get(), kept.tries)) again('itself');
    },
    pause: () => move({ kind: 'paused', at: clock() }),
    dismiss: () => move({ kind: 'dismissed' }),
  };
}

/** Runs `onTick` for as long as it is told that time counts. */
function createTicking(world: World, onTick: () => void): (counts: boolean) => void {
  let stop: (() => void) | undefined;
  return (counts) => {
    if (counts === (stop !== undefined)) return;
    stop?.();
    stop = counts ? world.every(tickMs, onTick) : undefined;
  };
}

/** The same code, captured once and asked about again. */
function anew({ capture, firstAt, attempt, tries }: Kept, by: 'itself' | 'hand', now: number) {
  return {
    capture: { ...capture, capturedAt: now, firstAt: capture.firstAt ?? capture.capturedAt },
    firstAt,
    attempt: attempt + 1,
    tries: by === 'itself' ? tries + 1 : tries,
  };
}

/** Until when the code may be asked about again, on the page's clock: setting the other one makes it no longer. */
function untilOf(
  { retryUntil }: Served,
  firstAt: number,
  { clock, now }: World,
): number | undefined {
  if (retryUntil === undefined) return undefined;
  return Math.min(clock() + retryUntil - now(), firstAt + codeLifeMs);
}

/** A newer scan, a verdict put away, an answer, or the end of the code's life: the capture goes. */
function isWanted(kept: Kept, view: View): boolean {
  if (view.kind === 'checking') return view.check === kept.check;
  return view.kind === 'showing' && view.check === kept.check && isOpen(view.retry);
}

/** Whether the way has come back since the attempt, or enough time has passed to try what is not known to be down. */
function mayStand(link: Link, view: View, tries: number): boolean {
  if (view.kind !== 'showing') return false;
  const { served, elapsedMs } = view;
  if (link.kind === 'down' || elapsedMs < patienceAfter(tries)) return false;
  const isNews = link.kind === 'up' && link.at > (served.entry?.recordedAt ?? 0);
  return isNews || elapsedMs >= unsureMs[link.kind];
}

/** Main numbers a rejection in its message; of the error nothing else is shown. */
function incidentOf(error: unknown, world: World): string {
  const message = error instanceof Error ? error.message : '';
  return /\bincident ([\w-]{1,40})/i.exec(message)?.[1] ?? world.newIncident(error);
}
