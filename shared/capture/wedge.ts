/**
 * Tells a keyboard scanner from a person by the rhythm of physical keys, so that a scan works
 * whatever has the focus and whatever layout is active.
 *
 * Feed every `keydown` in the capture phase to `nextWedge`; when `swallow` is said, call
 * `preventDefault` and `stopImmediatePropagation`, which also keeps a Space from pressing a button.
 * After each call set one timer for `wedgeDeadline` and give it to `idleWedge`.
 *
 * - A run is a row of keys with no silence in it: 160 ms, for a recognised scanner 150–400 ms by its
 *   pace. Enter, Tab or silence ends it; so does any key that writes nothing.
 * - Fast (40 ms a key or less, on average): from the third key on the page sees nothing; six keys are
 *   a scan whatever they spell. When the rhythm turns out to be a person's the held keys are given
 *   back before the next one acts.
 * - Slow (up to 120 ms): only a number (in a text field, of 12 or 13 digits), a Diia link or a long
 *   web link, typed with an even hand. The page sees those keys as they come, a Diia link's only up
 *   to its host. The evenness asked for is far stricter in a text field, where people type numbers.
 * - The Enter or Tab that ends a scan never reaches the page, nor does a second one right after it.
 *   Where the focus takes no text, no Space, Enter or Tab passes after two running characters.
 * - Keys with Ctrl, Alt or Meta are never text; inside a held run they are swallowed, and Ctrl+] is
 *   the group separator. Repeats of a held-down key are nothing.
 */
import { longestCapture } from './capture.ts';
import {
  beginRun,
  deservesHold,
  growRun,
  isScan,
  meanGap,
  runBefore,
  silenceMs,
  type KeyRun,
} from './key-run.ts';
import { usCharacter } from './us-keys.ts';

/** One `keydown`. */
export interface Key {
  /** `KeyboardEvent.code`: the physical key. */
  readonly code: string;
  /** `KeyboardEvent.key`: what the active layout made of it. Only ever given back. */
  readonly typed: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly repeat: boolean;
  /** Whether the focused element takes text. */
  readonly inField: boolean;
  /** `KeyboardEvent.timeStamp`: monotonic milliseconds at which the system saw the key. */
  readonly at: number;
}

/** What a finished or released run was. `leaked` keys reached the page: take them out of the field. */
export type Heard =
  | {
      readonly kind: 'scan';
      readonly text: string;
      readonly startedAt: number;
      readonly leaked: number;
    }
  /** Longer than any code: dropped whole. */
  | { readonly kind: 'too-long'; readonly leaked: number }
  /** A person's: put these characters into the focused field before the key at hand acts. */
  | { readonly kind: 'give-back'; readonly typed: string };

export interface WedgeState {
  readonly run: KeyRun | undefined;
  /** Characters since the last silence; a run may have begun anew among them. */
  readonly row: number;
  /** Until then an Enter or Tab belongs to the scan before it. */
  readonly hushUntil: number;
}

export interface WedgeStep {
  readonly state: WedgeState;
  /** The page must not see this key. */
  readonly swallow: boolean;
  readonly heard: Heard | undefined;
}

export const quietWedge: WedgeState = { run: undefined, row: 0, hushUntil: -Infinity };

/** A timer this late means a busy page: keys of the same run may be waiting behind it. */
const lateMs = 40;
const modifiers = /^(?:Shift|Control|Alt|Meta|OS)(?:Left|Right)$|^(?:CapsLock|NumLock|Fn)$/;
const enders: readonly string[] = ['Enter', 'NumpadEnter', 'Tab'];

/** Takes one key. Pure and total. */
export function nextWedge(state: WedgeState, key: Key): WedgeStep {
  const isHeld = state.run?.held !== undefined;
  if (key.repeat || modifiers.test(key.code)) {
    return { state, swallow: isHeld || isHushed(state, key), heard: undefined };
  }
  if (state.run && key.at - state.run.lastAt > silenceMs(state.run)) {
    const over = finish(state, state.run.lastAt + silenceMs(state.run));
    return { ...nextWedge(over.state, key), heard: over.heard };
  }
  const character = characterOf(key, isHeld);
  if (character !== undefined) return takeCharacter(state, key, character);
  if (isHeld && isCombination(key)) return { state, swallow: true, heard: undefined };
  return takeEnd(state, key);
}

/** Takes the time. Call it at `wedgeDeadline`, and again when there still is one that has passed. */
export function idleWedge(state: WedgeState, at: number): WedgeStep {
  const due = wedgeDeadline(state);
  if (state.run === undefined || due === undefined || at < due) {
    return { state, swallow: false, heard: undefined };
  }
  if (at > due + lateMs && !state.run.overdue) {
    return {
      state: { ...state, run: { ...state.run, overdue: true } },
      swallow: false,
      heard: undefined,
    };
  }
  return { ...finish(state, at), swallow: false };
}

/** When silence will have ended the run, in the keys' milliseconds; nothing when none is going on. */
export function wedgeDeadline({ run }: WedgeState): number | undefined {
  return run && run.lastAt + silenceMs(run);
}

function takeCharacter(before: WedgeState, key: Key, character: string): WedgeStep {
  const state = { ...before, row: before.row + 1 };
  const run = withCharacter(before.run, key, character);
  if (deservesHold(run)) return step(state, hold(run, key), true);
  if (run.held) {
    const leaked = run.leaked + run.held.keys + 1;
    const heard: Heard = { kind: 'give-back', typed: run.held.typed };
    return step(state, { ...run, held: undefined, leaked }, false, heard);
  }
  if (character === ' ' && !key.inField && state.row > 2) return step(state, run, true);
  return step(state, { ...run, leaked: run.leaked + 1 }, false);
}

function withCharacter(run: KeyRun | undefined, key: Key, character: string): KeyRun {
  const before = run && runBefore(run, key.at);
  if (!before) return beginRun(character, key.at, key.inField);
  return growRun(before, character, key.at, longestCapture);
}

function hold(run: KeyRun, key: Key): KeyRun {
  const typed = !isCombination(key) && key.typed.length === 1 ? key.typed : '';
  const held = run.held ?? { typed: '', keys: 0 };
  return { ...run, held: { typed: held.typed + typed, keys: held.keys + 1 } };
}

/** Enter, Tab, or a key that is none of ours: whatever ran before it is over. */
function takeEnd(state: WedgeState, key: Key): WedgeStep {
  const { run } = state;
  const isEnder = enders.includes(key.code) && !isCombination(key);
  if (!run) return step(state, undefined, isEnder && isHushed(state, key));
  const over = finish(state, key.at);
  const isScans = run.held !== undefined || (over.heard && over.heard.kind !== 'give-back');
  const pressesButton = !key.inField && state.row >= 2;
  return { ...over, swallow: isEnder && (isScans === true || pressesButton) };
}

function finish(state: WedgeState, at: number): Pick<WedgeStep, 'state' | 'heard'> {
  const { run } = state;
  const heard = run && judgeRun(run);
  const isScans = run && heard && heard.kind !== 'give-back';
  const hushUntil = isScans ? at + Math.max(60, 2 * meanGap(run)) : state.hushUntil;
  return { state: { run: undefined, row: 0, hushUntil }, heard };
}

function judgeRun(run: KeyRun): Heard | undefined {
  const { leaked, startedAt, text, held } = run;
  if (run.keys > longestCapture && held) return { kind: 'too-long', leaked };
  if (isScan(run)) return { kind: 'scan', text, startedAt, leaked };
  return held && { kind: 'give-back', typed: held.typed };
}

function characterOf(key: Key, isHeld: boolean): string | undefined {
  if (isCombination(key)) {
    const isSeparator = isHeld && key.code === 'BracketRight' && key.ctrl && !key.alt && !key.meta;
    return isSeparator ? '\u001d' : undefined;
  }
  // Remote desktops and Unicode input send no physical key: then the layout's word is all there is.
  if (key.code === '') return key.typed.length === 1 ? key.typed : undefined;
  return usCharacter(key.code, key.shift);
}

function isCombination(key: Key): boolean {
  return key.ctrl || key.alt || key.meta;
}

function isHushed(state: WedgeState, key: Key): boolean {
  return enders.includes(key.code) && key.at <= state.hushUntil;
}

function step(
  state: WedgeState,
  run: KeyRun | undefined,
  swallow: boolean,
  heard?: Heard,
): WedgeStep {
  return { state: { ...state, run }, swallow, heard };
}
