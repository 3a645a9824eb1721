/** What is said about one outcome: to the administrator, and by the administrator to the citizen. */
export interface Advice {
  readonly sentence: string;
  readonly steps: readonly string[];
  /** Words for the citizen, who is never blamed for the network, the clock or the desk. */
  readonly say: string;
  /** Why it came out so, for who asks. */
  readonly why: string;
}
