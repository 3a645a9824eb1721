import type { ForwardTrouble } from '../../shared/desk/forwarding.ts';
import type { DownBecause } from '../../shared/verify/registry.ts';
import type { Advice } from './advice-words.ts';

/** How the way to the registry and the machine's clock are, and what to do about it. */
export interface LinkWords {
  /** A span in two units at most: «12 с», «4 хв», «2 год 10 хв». */
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly justNow: string;
  readonly ago: (span: string) => string;
  readonly lastAnswer: (ago: string) => string;
  readonly offlineFor: (span: string) => string;
  readonly clockBehind: (span: string) => string;
  readonly clockAhead: (span: string) => string;
  readonly clockRight: string;
  readonly clockUnknown: string;
  readonly limitNear: (left: string) => string;
  readonly limitOver: string;
  readonly banners: {
    readonly clock: string;
    readonly limitNear: string;
    readonly limitOver: string;
  };
  readonly details: {
    readonly title: string;
    readonly link: string;
    readonly stands: string;
    readonly latency: string;
    readonly latencyOf: (ms: number) => string;
    readonly last: string;
    readonly never: string;
    readonly today: string;
    readonly month: string;
    readonly of: (span: string, limit: string) => string;
    readonly clock: string;
    readonly journal: string;
    readonly entries: (count: number) => string;
  };
  /** Sending the entries to the centre. */
  readonly forward: {
    readonly title: string;
    readonly done: string;
    readonly behind: (count: number) => string;
    readonly since: (time: string) => string;
    readonly because: Readonly<Record<ForwardTrouble, string>>;
    readonly rejected: (count: number) => string;
  };
  readonly down: {
    /** Told before the citizen opens the code. */
    readonly headline: (time: string) => string;
    readonly because: Readonly<Record<DownBecause, string>>;
    readonly say: string;
    readonly paper: string;
    /** Checks that could not be made since the way is down. */
    readonly attempts: (count: number) => string;
    readonly foot: string;
  };
  readonly retry: {
    readonly left: (left: string) => string;
    readonly over: string;
    readonly attempt: (count: number, time: string) => string;
    readonly now: string;
    readonly notSent: (time: string) => string;
    /** While the code may live, and after it. */
    readonly open: Omit<Advice, 'sentence'>;
    readonly closed: Omit<Advice, 'sentence'>;
  };
}
