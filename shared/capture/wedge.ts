/**
 * Tells a keyboard scanner from a person by the rhythm of physical keys, so that a scan works
 * whatever has the focus and whatever layout is active.
 *
 * Feed every `keydown` in the capture phase to `nextWedge`; when `swallow` is said, call
 * `preventDefault` and `stopImmediatePropagation`, which also keeps a Space from pressing a button.
 * After each call wait for `wedgeDeadline`, until no key can be on its way that was pressed before it, and
 * tell `idleWedge`.
 *
 * - A run is a row of keys with no silence in it: 160 ms, for a recognised scanner 150–400 ms by its
 *   pace. Enter, Tab or silence ends it; so does any key that writes nothing. Silence is told by the keys'
 *   own times, however late they come; that of a code of ours without its end must last longer.
 * - Fast (40 ms a key or less, on average): from the third key on the page sees nothing; six keys are
 *   a scan whatever they spell. When the rhythm turns out to be a person's the held keys are given
 *   back before the next one acts.
 * - Slow (up to 120 ms): only a number (in a text field, of 12 or 13 digits), a Diia link or a long
 *   web link, typed with an even hand. The page sees those keys as they come, a Diia link's only up
 *   to its host. The evenness asked for is far stricter in a text field, where people type numbers.
 * - The Enter or Tab that ends a scan never reaches the page, nor does a second one right after it.
 *   Where the focus takes no text, no Space passes after a running character, no Enter or Tab after two.
 * - Keys with Ctrl, Alt or Meta are never text; inside a held run they are swallowed, and Ctrl+] is
 *   the group separator. Repeats of a held-down key are nothing. Alt and a number on the numeric pad
 *   are one character, and its rhythm is that of its strokes.
 * - Digits that a person typed where nothing takes text are told, so that they can be put where they
 *   belong: at the end of their run, or as soon as their pace is slower than any scanner's.
 */
import { altCharacter, altGap, beginAltCode, growAltCode, type AltCode } from './alt-code.ts';
import { longestCapture } from './capture.ts';
import { hearDropped, hearRun, hearTyped, isHeardScan, type Heard, type RunEnd } from './heard.ts';
import {
  beginRun,
  deservesHold,
  growRun,
  isLate,
  isUnfinished,
  isTyped,
  meanGap,
  runBefore,
  silenceMs,
  type KeyRun,
} from './key-run.ts';
import { modifiers, type Key } from './key.ts';
import { usCharacter } from './us-keys.ts';

export interface WedgeState {
  readonly run: KeyRun | undefined;
  /** A character that is being keyed by its number. */
  readonly alt: AltCode | undefined;
  /** Characters since the last silence; a run may have begun anew among them. */
  readonly row: number;
  /** Until then an Enter, a Tab or a control mark (Ctrl+J is LF) belongs to the scan before it. */
  readonly hushUntil: number;
}

export interface WedgeStep {
  readonly state: WedgeState;
  /** The page must not see this key. */
  readonly swallow: boolean;
  readonly heard: Heard | undefined;
}

export const quietWedge: WedgeState = {
  run: undefined,
  alt: undefined,
  row: 0,
  hushUntil: -Infinity,
};

/** How much longer the rest of a code of ours may be on its way. */
const patienceMs = 600;
/** The least quiet after a scan. */
const hushMs = 60;
const enders: readonly string[] = ['Enter', 'NumpadEnter', 'Tab'];

/** Takes one key. Pure and total. */
export function nextWedge(state: WedgeState, key: Key): WedgeStep {
  const isHeld = state.run?.held !== undefined;
  if (key.repeat) return { state, swallow: isHeld || isHushed(state, key), heard: undefined };
  const due = silentAt(state);
  if (due !== undefined && key.at > due) return after(finishAll(state, due), key);
  const alt = state.alt ? growAltCode(state.alt, key) : beginAltCode(key);
  if (alt) return { state: { ...state, alt }, swallow: isHeld, heard: undefined };
  if (state.alt) return after(takeAltCharacter(state, state.alt, key.at), key);
  if (modifiers.test(key.code)) {
    return { state, swallow: isHeld || isHushed(state, key), heard: undefined };
  }
  const character = characterOf(key, isHeld);
  if (character !== undefined) return takeCharacter(state, key, character);
  if (isHeld && isCombination(key)) return { state, swallow: true, heard: undefined };
  return takeEnd(state, key);
}

/** Takes the time, in the keys' milliseconds: every key pressed before it has been taken. */
export function idleWedge(state: WedgeState, at: number): WedgeStep {
  const [due, silent] = [wedgeDeadline(state), silentAt(state)];
  if (due === undefined || silent === undefined || at < due) {
    return { state, swallow: false, heard: undefined };
  }
  return { ...finishAll(state, silent), swallow: false };
}

/** When to look again whether all is over, in the keys' milliseconds; nothing when nothing is going on. */
export function wedgeDeadline(state: WedgeState): number | undefined {
  const silent = silentAt(state);
  const { run } = state;
  return silent !== undefined && run && isUnfinished(run) ? silent + patienceMs : silent;
}

/** When silence will have ended the run; keys tell it by their own time, however late they come. */
function silentAt({ run, alt }: WedgeState): number | undefined {
  // Between two characters keyed by their numbers Alt goes up unseen.
  if (alt) return alt.lastAt + 2 * silenceMs(run);
  return run && run.lastAt + silenceMs(run);
}

type Ended = Pick<WedgeStep, 'state' | 'heard'>;

/** A key after something ended before it. At most one of both is heard: what follows has no run yet, or only keeps it. */
function after(before: Ended, key: Key): WedgeStep {
  const step = nextWedge(before.state, key);
  return { ...step, heard: step.heard ?? before.heard };
}

/** Adds a character keyed by its number, at the pace of its strokes; it was whole at `endedAt`. */
function takeAltCharacter(before: WedgeState, alt: AltCode, endedAt: number): WedgeStep {
  const state = { ...before, alt: undefined };
  if (alt.digits === '') return { state, swallow: false, heard: undefined };
  const typed = altCharacter(alt);
  const at = before.run ? before.run.lastAt + altGap(alt, before.run.lastAt) : alt.startedAt;
  const plain = { shift: false, ctrl: false, alt: false, meta: false, repeat: false };
  const key: Key = { code: '', typed, ...plain, inField: alt.inField, at };
  const taken = takeCharacter(state, key, typed);
  const run = taken.state.run && { ...taken.state.run, lastAt: endedAt };
  return { ...taken, state: { ...taken.state, run } };
}

function takeCharacter(before: WedgeState, key: Key, character: string): WedgeStep {
  const state = { ...before, row: before.row + 1 };
  const earlier = before.run && runBefore(before.run, key.at);
  const run = earlier
    ? growRun(earlier, character, key.at, longestCapture)
    : beginRun(character, key.at, key.inField);
  if (deservesHold(run)) return step(state, hold(run, key), true, hearDropped(before.run, earlier));
  if (run.held) {
    const leaked = run.leaked + run.held.keys + 1;
    const heard: Heard = { kind: 'give-back', typed: run.held.typed };
    return step(state, { ...run, held: undefined, leaked }, false, heard);
  }
  // From here on whoever takes the digits takes the keys too.
  if (isTyped(run) && isLate(run)) {
    return step({ ...state, row: 0 }, undefined, true, hearTyped(run));
  }
  const isSpace = character === ' ' && !key.inField && state.row > 1;
  const grown = isSpace ? run : { ...run, leaked: run.leaked + 1 };
  return step(state, grown, isSpace, hearDropped(before.run, earlier));
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
  if (!run) return endHushed(state, key);
  const over = finish(state, run, key.at, isEnder && key.code !== 'Tab' ? 'enter' : 'key');
  const isScans = isHeardScan(over.heard);
  const pressesButton = !key.inField && state.row >= 2;
  return { ...over, swallow: isScans || (isEnder && (run.held !== undefined || pressesButton)) };
}

/** The second and third mark of a suffix, such as CR LF: each keeps the quiet a little longer. */
function endHushed(state: WedgeState, key: Key): WedgeStep {
  const swallow = isHushed(state, key);
  const hushUntil = swallow ? Math.max(state.hushUntil, key.at + hushMs) : state.hushUntil;
  return { state: { ...state, hushUntil }, swallow, heard: undefined };
}

/** Ends all that is going on, a character keyed by its number first. */
function finishAll(state: WedgeState, at: number): Ended {
  const whole = state.alt
    ? takeAltCharacter(state, state.alt, state.alt.lastAt)
    : { state, heard: undefined };
  const { run } = whole.state;
  return run ? finish(whole.state, run, at, 'silence') : whole;
}

function finish(state: WedgeState, run: KeyRun, at: number, end: RunEnd): Ended {
  const heard = hearRun(run, end);
  const hushUntil = isHeardScan(heard) ? at + Math.max(hushMs, 2 * meanGap(run)) : state.hushUntil;
  return { state: { run: undefined, alt: undefined, row: 0, hushUntil }, heard };
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
  return key.at <= state.hushUntil && (enders.includes(key.code) || key.ctrl);
}

function step(
  state: WedgeState,
  run: KeyRun | undefined,
  swallow: boolean,
  heard?: Heard,
): WedgeStep {
  return { state: { ...state, run }, swallow, heard };
}
