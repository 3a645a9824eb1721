import { isBelievable, isEan, withoutCorners } from './evidence.ts';
import { normalised, type Point, type RawRead, type Read } from './read-codes.ts';
import { linearOptions, qrOptions, readerOptions, type ReaderOptions } from './reader-options.ts';
import { refocused, sharpened } from './views/filters.ts';
import type { Luma } from './views/luma.ts';
import {
  closeView,
  darkenedView,
  evenedView,
  halvedView,
  invertedView,
  locateAll,
  middleOf,
  refocusedView,
  regionAround,
  sharpView,
  squashedView,
  turnedView,
  wholeView,
  type View,
} from './views/view.ts';

/** zxing-wasm's `readBarcodes` on a grey picture. Rejects when the engine itself fails. */
export type ReadLuma = (luma: Luma, options: ReaderOptions) => Promise<readonly RawRead[]>;

/** One rung: a way of looking and what is looked for. */
export interface Step {
  readonly view: View;
  readonly options: ReaderOptions;
}

/** One attempt. The reads that can be believed, with their corners in the whole picture. */
export async function takeStep(
  read: ReadLuma,
  { view, options }: Step,
  whole: Luma,
): Promise<readonly Read[]> {
  const luma = view.look(whole);
  const raws = await read(luma, options);
  const isFurther = view !== wholeView;
  const reads = raws.flatMap((raw) =>
    normalised(raw).filter((one) =>
      isBelievable({ read: one, raw, luma, ...(isFurther && { view }) }),
    ),
  );
  return locateAll(withoutCorners(reads), view, whole);
}

/** The whole ladder on a picture that stays, up to the first rung that reads. */
export async function climb(read: ReadLuma, whole: Luma): Promise<readonly Read[]> {
  const first = await takeStep(read, wholeStep, whole);
  if (first.length > 0) return first;
  // A phone's 12 megapixels hold no more of a code than a quarter of them.
  if (Math.max(whole.width, whole.height) > longestSide) {
    return locateAll(await climb(read, halvedView.look(whole)), halvedView, whole);
  }
  for (const step of furtherSteps) {
    const reads = await takeStep(read, step, whole);
    if (reads.length > 0) return reads;
  }
  return [];
}

const longestSide = 2_000;

export const wholeStep: Step = { view: wholeView, options: readerOptions };
const evenedStep: Step = { view: evenedView, options: readerOptions };
const darkenedStep: Step = { view: darkenedView, options: qrOptions };
const squashedStep: Step = { view: squashedView, options: { ...linearOptions, tryRotate: false } };
const refocusedStep: Step = { view: refocusedView, options: linearOptions };
const invertedStep: Step = { view: invertedView, options: linearOptions };
const [clockwise, counter, diagonal] = [turnedStep(22), turnedStep(-22), turnedStep(45)];

/** In the order of what each adds to those before it, measured on public photographs. */
const furtherSteps: readonly Step[] = [
  { view: sharpView, options: readerOptions },
  clockwise,
  counter,
  diagonal,
  squashedStep,
  evenedStep,
  darkenedStep,
  invertedStep,
  refocusedStep,
];

/** Chooses each camera frame's one attempt by what the frames before it gave. */
export interface CameraLadder {
  next(): Step;
  /** Takes what the last step gave; back comes what can be believed of it after the frames before. */
  read(reads: readonly Read[]): readonly Read[];
}

/**
 * Every second frame is looked at whole; the others are shared by the further views. A view that reads is kept for the
 * next frames, because a 1-D code counts only when it is read twice within moments; so is the place of a code that was
 * seen a moment ago.
 */
export function createCameraLadder(): CameraLadder {
  let attempt = 0;
  /** For how many more frames an EAN-13 counts as near. */
  let eanNear = 0;
  let last = wholeStep;
  /** How many more frames the view that read is kept. */
  let kept = 0;
  let seen: { readonly corners: readonly Point[]; readonly attempt: number } | undefined;
  return {
    next() {
      if (kept > 0) return last;
      attempt += 1;
      const further =
        attempt % 2 === 0 ? cameraSteps[(attempt / 2) % cameraSteps.length] : undefined;
      last = further ?? wholeStep;
      if (last === middle && seen && attempt - seen.attempt < seenFor) last = closeTo(seen.corners);
      return last;
    },
    read(given) {
      eanNear = given.some(isEan) ? seenFor : Math.max(0, eanNear - 1);
      const reads = withoutCorners(given, eanNear > 0);
      const [first] = reads;
      if (first) seen = { corners: first.corners, attempt };
      if (first && last !== wholeStep) kept = kept > 0 ? kept - 1 : keptFor;
      else kept = 0;
      return reads;
    },
  };
}

/** In frames. */
const [keptFor, seenFor] = [3, 45];

const middle: Step = { view: closeView(middleOf, sharpened), options: readerOptions };
const refocusedMiddle: Step = {
  view: closeView(middleOf, refocused),
  options: linearOptions,
};

function closeTo(corners: readonly Point[]): Step {
  const view = closeView((whole) => regionAround(corners, whole), sharpened);
  return { view, options: readerOptions };
}

/** What the frames between the whole ones are for. */
const cameraSteps: readonly Step[] = [
  middle,
  clockwise,
  counter,
  evenedStep,
  middle,
  diagonal,
  squashedStep,
  darkenedStep,
  invertedStep,
  refocusedMiddle,
];

function turnedStep(degrees: number): Step {
  return { view: turnedView(degrees), options: linearOptions };
}
