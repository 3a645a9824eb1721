import type { Policy } from '../policy/policy.ts';
import type { Nothing } from './contract.ts';

/** What would leave the journal next. */
export interface RetentionPreview {
  /** UTC milliseconds: what is older goes. */
  readonly before: number;
  readonly entries: number;
}

/** How it stands with a folder that takes copies of the journal's signed head. */
export interface AnchorState {
  readonly folder: string;
  /** How many entries the newest copy there spans, as far as this start of the program knows. */
  readonly size: number | undefined;
  /** UTC milliseconds since which it can't be written; absent while it can. */
  readonly failingSince: number | undefined;
}

/** The part of the policy that people look at. */
export interface ShownPolicy extends Pick<
  Policy,
  | 'desk'
  | 'operator'
  | 'services'
  | 'language'
  | 'registry'
  | 'network'
  | 'timings'
  | 'scanners'
  | 'capture'
  | 'forward'
> {
  readonly journal: Pick<Policy['journal'], 'anchors'>;
}

/** What this desk was told to do, and by whom. Of secrets there are the names of their files, if any. */
export interface SettingsView {
  /** The settings file; absent when the desk works without one. */
  readonly file: string | undefined;
  /** Where journal, keys and log lie. */
  readonly folder: string;
  readonly policy: ShownPolicy;
  /** The places that differ from the program's own defaults, as `timings.askMs`. */
  readonly own: readonly string[];
  /** The verifier key (C2SP) of this journal's checkpoints: auditors compare bundles with it. */
  readonly key: string | undefined;
  /** Absent where it can't be told. */
  readonly retention: RetentionPreview | undefined;
  readonly anchors: readonly AnchorState[];
}

/** What the desk's page may ask about its settings: to change them is IT's work, in the file. */
export interface SettingsContract {
  settings(request: Nothing): Promise<SettingsView>;
}
