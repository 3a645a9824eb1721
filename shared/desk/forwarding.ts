/** Why entries do not reach the centre. They stay in the journal, and go later. */
export type ForwardTrouble =
  | 'journal' // the journal can't be read
  | 'files' // a certificate, key or token file can't be read or used
  | 'unreachable' // no connection, or it broke off
  | 'untrusted' // the collector's certificate does not hold
  | 'unconfirmed' // sent, but the collector did not confirm that it took everything
  | 'refused'; // the collector turned us away, or asks us to come later

/** How the entries get to the centre, for the state line. */
export interface ForwardState {
  /** Entries that the centre has not confirmed yet. */
  readonly behind: number;
  /** UTC milliseconds since when some are waiting; absent when none is. */
  readonly since: number | undefined;
  /** What the newest attempt met; absent when it went well. */
  readonly because: ForwardTrouble | undefined;
  /** Entries that the collector refused for good since the start. */
  readonly rejected: number;
}
