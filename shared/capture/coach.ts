import type { Measures, Subject } from './coach-measures.ts';

/** What would help most. `brighter` is the phone's screen, `light` the room. */
export type CoachHint = 'brighter' | 'light' | 'glare' | 'farther' | 'nearer' | 'still';

/** What the coach remembers between frames. All `…At` are milliseconds of one clock that never goes back. */
export interface CoachState {
  readonly at: number;
  /** When the code-like patch came that is still there, unread. */
  readonly cameAt: number | undefined;
  readonly seenAt: number | undefined;
  /** How much each hint would have helped lately, 0 to 1. */
  readonly votes: Readonly<Record<CoachHint, number>>;
  readonly shown: { readonly hint: CoachHint; readonly at: number } | undefined;
  /** It has said enough about this patch. */
  readonly isTired: boolean;
}

/** One frame: its measures, and whether any code was read in it. */
export interface CoachedFrame {
  readonly measures: Measures | undefined;
  readonly isRead: boolean;
}

const coachTimings = {
  /** A code that is read at all is read by then. */
  patienceMs: 1_200,
  /** A hint can be read to its end. */
  shortestMs: 1_500,
  /** After that it is no help, and what it looks at is no code. */
  longestMs: 15_000,
  /** A patch that flickers is still the same. */
  gapMs: 600,
  /** How far back the votes remember. */
  memoryMs: 600,
};

const none = { brighter: 0, light: 0, glare: 0, farther: 0, nearer: 0, still: 0 };

export const coachAtRest: CoachState = {
  at: 0,
  cameAt: undefined,
  seenAt: undefined,
  votes: none,
  shown: undefined,
  isTired: false,
};

/** The next state; its `shown` is the one hint of the moment. A code that is read ends it at once. */
export function coach(state: CoachState, frame: CoachedFrame, at: number): CoachState {
  if (frame.isRead) return { ...coachAtRest, at };
  const subject = frame.measures?.subject;
  const seenAt = subject ? at : state.seenAt;
  const isThere = seenAt !== undefined && at - seenAt <= coachTimings.gapMs;
  const votes = voted(state, frame.measures && causeOf(frame.measures), at);
  const cameAt = isThere ? (state.cameAt ?? at) : undefined;
  const shown = chosen({ ...state, votes, cameAt }, at);
  const isTired = isThere && (state.isTired || at - (cameAt ?? at) > tiredMs);
  return { at, cameAt, seenAt, votes, shown: isTired ? undefined : shown, isTired };
}

const tiredMs = coachTimings.patienceMs + coachTimings.longestMs;

function voted(state: CoachState, cause: CoachHint | undefined, at: number): CoachState['votes'] {
  const kept = Math.exp(-Math.max(0, at - state.at) / coachTimings.memoryMs);
  const vote = (hint: CoachHint) => state.votes[hint] * kept + (hint === cause ? 1 - kept : 0);
  return {
    brighter: vote('brighter'),
    light: vote('light'),
    glare: vote('glare'),
    farther: vote('farther'),
    nearer: vote('nearer'),
    still: vote('still'),
  };
}

/** A hint stays its time; then it goes when it no longer holds, or makes place for one that holds far better. */
function chosen({ votes, shown, cameAt }: CoachState, at: number): CoachState['shown'] {
  const best = strongest(votes);
  const isDue = cameAt !== undefined && at - cameAt >= coachTimings.patienceMs;
  const fresh = isDue && votes[best] >= 0.5 ? { hint: best, at } : undefined;
  if (!shown) return fresh;
  if (at - shown.at < coachTimings.shortestMs) return shown;
  if (votes[shown.hint] < 0.15) return fresh;
  const isBetter = best !== shown.hint && votes[best] >= votes[shown.hint] + 0.3;
  return isBetter && fresh ? fresh : shown;
}

function strongest(votes: CoachState['votes']): CoachHint {
  const hints: readonly CoachHint[] = ['still', 'glare', 'light', 'brighter', 'farther', 'nearer'];
  return hints.reduce((best, hint) => (votes[hint] > votes[best] ? hint : best));
}

/**
 * What most likely keeps this frame from being read; nothing when it looks readable. The first cause hides the later ones: a
 * moving phone is also blurred, a blurred one has no small modules.
 */
function causeOf({ light, subject }: Measures): CoachHint | undefined {
  if (!subject) return undefined;
  if (subject.motion > limits.motion) return 'still';
  const isDim = subject.white < limits.dimWhite;
  if (isDim && light < limits.darkRoom) return 'light';
  // Nothing alternates in it: a face, a poster, a bare phone.
  if (subject.module === 0) return undefined;
  if (subject.glare > limits.glare) return 'glare';
  if (isDim) return 'brighter';
  if (isCutOff(subject)) return 'farther';
  return sizeCause(subject);
}

/** Tuned on clips with known defects; see the test of the coach. */
const limits = {
  motion: 0.09,
  glare: 0.004,
  dimWhite: 95,
  darkRoom: 30,
  largeShare: 0.8,
  smallModule: 1.9,
  softEdge: 2.5,
  blurredModules: 0.45,
  widestEdge: 4.5,
  coarseModule: 9,
};

function isCutOff({ edges, share }: Subject): boolean {
  return edges >= 2 || (edges === 1 && share >= limits.largeShare);
}

function sizeCause({ module, edgeWidth }: Subject): CoachHint | undefined {
  if (module < limits.smallModule) return 'nearer';
  const isSoft = edgeWidth > limits.softEdge && edgeWidth > limits.blurredModules * module;
  // A badly blurred pattern has lost its small modules, and the rest looks coarse.
  const isBlurred = isSoft || edgeWidth > limits.widestEdge;
  if (!isBlurred) return undefined;
  // A fine pattern wants more pixels; a coarse one has them and is out of focus.
  return module >= limits.coarseModule ? 'farther' : 'nearer';
}
