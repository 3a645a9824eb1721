import type { CameraSet, CameraTrouble, CameraView } from '../show/camera-view.ts';
import { createAdmission, type CodeListener } from './admission.ts';
import { isWanted } from './camera-choice.ts';
import type { Turn } from './camera-controls.ts';
import type { CameraMemory } from './camera-memory.ts';
import { smaller, type Size } from './camera-pace.ts';
import { seeStream, type Sight } from './camera-sight.ts';
import { pauseMs, triesAfter } from './camera-state.ts';
import { idle, pause, type StreamEnd } from './camera-waits.ts';
import { openAny } from './open-any.ts';
import { startReader, type Reader } from './reader.ts';
import { fullSize, listWebcams, stopAll, type CameraSource } from './webcams.ts';
import type { FrameReport } from './worker/messages.ts';

export interface CameraOptions extends CodeListener {
  /** Shows what the camera sees. */
  readonly video: HTMLVideoElement;
  readonly memory: CameraMemory;
  /** A camera besides the webcams, and the first choice where nothing else was chosen. */
  readonly builtIn?: CameraSource;
  /** Every frame that was looked at, most of them without a read. */
  onFrame?(report: FrameReport): void;
  onState(state: CameraView): void;
  onCameras(set: CameraSet): void;
}

export interface Camera {
  /** Looks through this camera from now on, and after the next start too. */
  choose(id: string): void;
  /** Releases the device while nobody can be there, and opens it again at once. */
  rest(isAway: boolean): void;
  turn(turn: Turn): void;
}

/** Opens a camera for as long as the page lives, keeps it open (unplugged, busy, stalled, slept) and reads its frames. Never throws: see `onState`. */
export function openCamera(options: CameraOptions): Camera {
  const desk: Desk = {
    options,
    reader: readerOf(options, () => desk),
    sources: [],
    openId: undefined,
    sight: undefined,
    wish: fullSize,
    tooLarge: undefined,
    isAway: false,
    hasSeen: false,
    life: new AbortController(),
  };
  navigator.mediaDevices.addEventListener('devicechange', () => void relist(desk));
  void keepOpen(desk);
  return {
    choose(id) {
      const chosen = desk.sources.find((source) => source.id === id);
      if (chosen) options.memory.keep({ id: chosen.id, label: chosen.label });
      if (chosen && desk.openId !== id) desk.life.abort();
    },
    rest(isAway) {
      if (desk.isAway === isAway) return;
      desk.isAway = isAway;
      desk.life.abort();
    },
    turn: (turn) => void desk.sight?.turn(turn),
  };
}

/** The camera's own state. `life` ends when what the camera does now must end. */
interface Desk {
  readonly options: CameraOptions;
  readonly reader: Reader;
  sources: readonly CameraSource[];
  openId: string | undefined;
  sight: Sight | undefined;
  wish: Size;
  /** Frames of this size took this PC too long. */
  tooLarge: Size | undefined;
  isAway: boolean;
  /** Whether the stream of this life gave a frame. */
  hasSeen: boolean;
  life: AbortController;
}

function readerOf(options: CameraOptions, desk: () => Desk): Reader {
  const admit = createAdmission(options);
  return startReader({
    onFrame: (report) => {
      desk().hasSeen = true;
      desk().sight?.onFrame(report);
      options.onFrame?.(report);
      admit(report);
    },
  });
}

async function keepOpen(desk: Desk): Promise<never> {
  const { onState } = desk.options;
  let failedTries = 0;
  onState({ kind: 'starting' });
  for (;;) {
    desk.life = new AbortController();
    desk.hasSeen = false;
    const { signal } = desk.life;
    const because = desk.isAway ? await rest(desk) : await seeOnce(desk, signal);
    if (because === 'interrupted' || because === 'asleep') {
      failedTries = 0;
      continue;
    }
    failedTries = triesAfter(failedTries, because === 'gone' || desk.hasSeen);
    if (!signal.aborted) onState({ kind: 'failed', because });
    await pause(pauseMs(failedTries), signal);
  }
}

async function rest(desk: Desk): Promise<StreamEnd> {
  desk.options.onState({ kind: 'resting' });
  await idle(desk.life.signal);
  desk.options.onState({ kind: 'starting' });
  return 'interrupted';
}

/** One life of a stream: from opening to whatever ended it. */
async function seeOnce(desk: Desk, life: AbortSignal): Promise<StreamEnd> {
  const { memory, video } = desk.options;
  await relist(desk);
  const opening = await openAny(desk.sources, memory.recall(), desk.wish);
  if ('because' in opening) return life.aborted ? 'interrupted' : opening.because;
  const { source, stream } = opening;
  try {
    desk.openId = source.id;
    // Only now do the cameras tell their names.
    await relist(desk);
    return await seeStream(stream, desk.reader, life, {
      video,
      label: labelOf(desk, source),
      isLowered: ({ width }) => width < (desk.tooLarge?.width ?? 0),
      onTooSlow: (size) => lower(desk, size),
      onState: desk.options.onState,
      onSight: (sight) => {
        desk.sight = sight;
      },
    });
  } catch {
    return brokenBy(life);
  } finally {
    desk.openId = undefined;
    desk.sight = undefined;
    stopAll(stream);
    video.srcObject = null;
  }
}

/** Opens the camera anew for smaller frames, which spares the PC the camera's own work too. */
function lower(desk: Desk, size: Size): void {
  const less = smaller(desk.wish);
  if (!less) return;
  desk.tooLarge ??= size;
  desk.wish = less;
  desk.life.abort();
}

/** Whatever a driver throws at us, the camera is tried again. */
function brokenBy(life: AbortSignal): CameraTrouble | 'interrupted' {
  return life.aborted ? 'interrupted' : 'broken';
}

/** The cameras of this moment. A wanted one that has just come back is looked through again. */
async function relist(desk: Desk): Promise<void> {
  const { builtIn, memory, onCameras } = desk.options;
  const webcams = await listWebcams().catch(() => []);
  const { openId, sources: before } = desk;
  desk.sources = builtIn ? [builtIn, ...webcams] : webcams;
  onCameras({ cameras: desk.sources.map(({ id, label }) => ({ id, label })), openId });
  const isTheWanted = (source: CameraSource) => isWanted(source, memory.recall());
  const open = desk.sources.find(({ id }) => id === openId);
  const isBack = desk.sources.some(isTheWanted) && !before.some(isTheWanted);
  if (open && isBack && !isTheWanted(open)) desk.life.abort();
}

function labelOf({ sources }: Desk, { id, label }: CameraSource): string {
  return label === '' ? (sources.find((source) => source.id === id)?.label ?? '') : label;
}
