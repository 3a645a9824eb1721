import { clean } from './clean.ts';

/** Keys pressed in one go: what they spell on a US keyboard, and the rhythm of it. */
export interface KeyRun {
  readonly text: string;
  readonly keys: number;
  readonly startedAt: number;
  readonly lastAt: number;
  readonly lastGap: number;
  readonly gapSum: number;
  readonly gapSquares: number;
  /** Whether the focus took text. */
  readonly inField: boolean;
  /** Keys that the page was let see. */
  readonly leaked: number;
  /** Keys kept from the page, as the layout typed them; nothing while keys are let through. */
  readonly held: { readonly typed: string; readonly keys: number } | undefined;
}

/** A person's six keys in a row never average this (the quickest recorded ones: 55 ms); a fast scanner's do, slack of timers included. */
const fastMeanMs = 40;
/** The same for a short text in a field, where people write. */
const shortMeanMs = 22;
/** The slowest scanners known take 80 ms a key and peak at 100. */
const slowMeanMs = 120;
/** A held run whose rhythm grows slower than this was a person's after all. */
const releaseMeanMs = 50;
/** Hands that were recorded at work rarely write thirteen keys in a row at such a mean, and hardly ever so evenly. */
const quickMeanMs = 90;
/** The gap that ends a run while nobody knows yet what it is. */
const longestGapMs = 160;

/** A run of one key. `at` is the key's own time, milliseconds; `inField`: where people write. */
export function beginRun(character: string, at: number, inField: boolean): KeyRun {
  return {
    text: character,
    keys: 1,
    startedAt: at,
    lastAt: at,
    lastGap: 0,
    gapSum: 0,
    gapSquares: 0,
    inField,
    leaked: 0,
    held: undefined,
  };
}

/** @param longest keys after which the text is let go, so that it can't fill the memory. */
export function growRun(run: KeyRun, character: string, at: number, longest: number): KeyRun {
  const gap = Math.max(0, at - run.lastAt);
  return {
    ...run,
    text: run.keys >= longest ? '' : run.text + character,
    keys: run.keys + 1,
    lastAt: at,
    lastGap: gap,
    gapSum: run.gapSum + gap,
    gapSquares: run.gapSquares + gap * gap,
  };
}

/**
 * The run that a further key belongs to: the same, its last two keys when the rhythm turned from a
 * person's to a scanner's there, or none when a person's pause stands before the key.
 */
export function runBefore(run: KeyRun, at: number): KeyRun | undefined {
  if (run.held) return run;
  const gap = at - run.lastAt;
  if (gap > 60 && !isPromising(run.text)) return undefined;
  return turnsFast(run, gap) ? lastTwoKeys(run) : run;
}

/** Milliseconds between keys, on average. */
export function meanGap(run: KeyRun): number {
  return run.keys < 2 ? 0 : run.gapSum / (run.keys - 1);
}

/** How long after the last key the run is over, in milliseconds. */
export function silenceMs(run: KeyRun | undefined): number {
  return run?.held ? Math.min(400, Math.max(150, 4 * meanGap(run))) : longestGapMs;
}

/** Whether the page should see no further key of this run for now. */
export function deservesHold(run: KeyRun): boolean {
  const limit = run.held ? releaseMeanMs : fastMeanMs;
  if (run.keys >= 3 && meanGap(run) <= limit) return true;
  return /^(?:https|diia):\/\/diia\.app\//i.test(code(run)) && isEven(run, 0.35);
}

/**
 * Whether a finished run was a scanner's: any six fast keys, or an even hand on a code of our shape.
 * @param ended whether a key ended it, as a scanner's suffix does, and not silence.
 */
export function isScan(run: KeyRun, ended: boolean): boolean {
  if (isFast(run)) return true;
  const text = code(run);
  // Digits are also typed; a scanner taken for a person has still filled the field in.
  const isWhole = ended ? /^[0-9]{12,13}$/.test(text) : /^[0-9]{13}$/.test(text);
  if (run.inField && isWhole) return isEven(run, meanGap(run) <= quickMeanMs ? 0.2 : 0.16);
  // Where no field is nobody types a whole number at such a pace. After silence it may be a part of one.
  if (!run.inField && ended && /^[0-9]{7,17}[0-9X]$/i.test(text)) return isEven(run, 0.35);
  if (!run.inField && isWhole) return isEven(run, 0.2);
  if (/^diia:\/\/|^https:\/\/diia\.app\//i.test(text)) return isEven(run, 0.35);
  return /^https?:\/\/./i.test(text) && run.keys >= 20 && isEven(run, 0.16);
}

/** Whether a run that is no scan holds digits which nothing on the page has taken. */
export function isTyped(run: KeyRun): boolean {
  return !run.inField && /^[0-9][0-9 -]{0,39}$/.test(run.text);
}

/** Whether no even hand can make a scanner's of it any more. */
export function isLate(run: KeyRun): boolean {
  return run.keys >= 5 && meanGap(run) > slowMeanMs;
}

/**
 * Whether fast keys were only the beginning of a code of ours, as when the rest of them is stuck in a busy PC. Nothing
 * can be asked about it, so it may be waited for.
 */
export function isUnfinished(run: KeyRun): boolean {
  if (!run.held || run.keys < 6) return false;
  const text = code(run).toLowerCase();
  if (/^[0-9]{3,11}$/.test(text)) return true;
  const isOurs = ourLinks.some((link) => text.startsWith(link) || link.startsWith(text));
  return isOurs && !/\/verify\/[0-9a-f-]{36}\/?$/i.test(run.text);
}

const ourLinks: readonly string[] = ['https://diia.app/', 'diia://diia.app/'];

/**
 * Rolling fingers write six letters so fast once in a long while: a short text needs a scanner's pace and, where people
 * don't write, at least its even hand.
 */
function isFast(run: KeyRun): boolean {
  if (run.keys < 6 || meanGap(run) > fastMeanMs) return false;
  if (run.keys >= 10 || meanGap(run) <= shortMeanMs) return true;
  return !run.inField && isEven(run, 0.35);
}

/** A slow scanner's gaps vary by a tenth or so of their mean, a person's by a third and more. */
function isEven(run: KeyRun, limit: number): boolean {
  const mean = meanGap(run);
  const variance = run.gapSquares / (run.keys - 1) - mean * mean;
  return mean <= slowMeanMs && Math.sqrt(Math.max(0, variance)) <= limit * mean;
}

/** Digits or a link, or the beginning of one: all that is worth waiting for at a slow pace. */
function isPromising(text: string): boolean {
  const begun = text
    .slice(0, 24)
    .toLowerCase()
    .replace(/^\][a-z][0-9a-f]/, '');
  if (/^(?:\][a-z]?|[0-9]{0,18})$/.test(begun)) return true;
  return ['https://', 'http://', 'diia://'].some(
    (link) => link.startsWith(begun) || begun.startsWith(link),
  );
}

function turnsFast(run: KeyRun, gap: number): boolean {
  if (run.keys < 3) return false;
  const before = (run.gapSum - run.lastGap) / (run.keys - 2);
  return (
    before > releaseMeanMs && Math.max(gap, run.lastGap) <= Math.min(fastMeanMs, before * 0.45)
  );
}

function lastTwoKeys(run: KeyRun): KeyRun {
  const first = beginRun(run.text.slice(-2, -1), run.lastAt - run.lastGap, run.inField);
  const both = growRun(first, run.text.slice(-1), run.lastAt, 2);
  return { ...both, leaked: Math.min(2, run.leaked) };
}

/** The text without an AIM mark; only its beginning matters for links. */
function code(run: KeyRun): string {
  return clean(run.text.slice(0, 40));
}
