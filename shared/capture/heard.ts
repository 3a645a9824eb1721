import { longestCapture } from './capture.ts';
import { isScan, isTyped, type KeyRun } from './key-run.ts';

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
  | { readonly kind: 'give-back'; readonly typed: string }
  /** Digits of a person, typed where nothing takes text. `entered` when Enter came after them. */
  | { readonly kind: 'typed'; readonly text: string; readonly entered: boolean };

/** What ended a run: Enter, any other key, or silence. */
export type RunEnd = 'enter' | 'key' | 'silence';

/**
 * What a run was, now that it is over.
 * @param end what ended it.
 */
export function hearRun(run: KeyRun, end: RunEnd): Heard | undefined {
  const { leaked, startedAt, text, held } = run;
  if (run.keys > longestCapture && held) return { kind: 'too-long', leaked };
  if (isScan(run, end !== 'silence')) return { kind: 'scan', text, startedAt, leaked };
  if (isTyped(run)) return hearTyped(run, end === 'enter');
  return held && { kind: 'give-back', typed: held.typed };
}

/** Digits of a run whose keys went on without it: what came after them was somebody else's. */
export function hearDropped(run: KeyRun | undefined, kept: KeyRun | undefined): Heard | undefined {
  if (!run || run === kept || !isTyped(run)) return undefined;
  return hearTyped({ ...run, text: run.text.slice(0, run.text.length - (kept?.text.length ?? 0)) });
}

/** The run as a person's digits; `entered` when Enter ended it. */
export function hearTyped(run: KeyRun, entered = false): Heard {
  return { kind: 'typed', text: run.text, entered };
}

/** Whether a scanner was heard, also one whose text is too long for any code. */
export function isHeardScan(heard: Heard | undefined): boolean {
  return heard?.kind === 'scan' || heard?.kind === 'too-long';
}
