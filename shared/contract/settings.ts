import type { Policy } from '../policy/policy.ts';
import type { Nothing } from './contract.ts';

/** What would leave the journal next. */
export interface RetentionPreview {
  /** UTC milliseconds: what is older goes. */
  readonly before: number;
  readonly entries: number;
}

/** The part of the policy that people look at. */
export type ShownPolicy = Pick<
  Policy,
  'desk' | 'operator' | 'services' | 'language' | 'registry' | 'timings' | 'scanners' | 'capture'
>;

/** What this desk was told to do, and by whom. Secrets are not here. */
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
}

/** What the desk's page may ask about its settings: to change them is IT's work, in the file. */
export interface SettingsContract {
  settings(request: Nothing): Promise<SettingsView>;
}
