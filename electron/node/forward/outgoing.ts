import type { Entry } from '../../../shared/record/entry.ts';

/** One place of the journal on its way to the centre. */
export interface Outgoing {
  readonly number: number;
  /** SHA-256 leaf of the entry in the journal's Merkle tree (RFC 6962 §2.1), lower-case hex. */
  readonly leaf: string;
  /** Absent when the text was purged or can't be read: the leaf still tells that it was there. */
  readonly kept: { readonly text: string; readonly entry: Entry } | undefined;
}

/** Whose entries they are. */
export interface Origin {
  readonly desk: string;
  /**
   * The first 16 hexadecimal digits of the first leaf: another journal of the same desk, as after a
   * repair, numbers its entries anew and must not pass for the one before.
   */
  readonly journal: string;
}

/** How far an entry's weight goes at the centre. Syslog's own words (RFC 5424 §6.2.1). */
export type Severity = 'warning' | 'notice' | 'informational';

/** What needs a look stands out: refusals and silences first, conditions next. */
export function severityOf(entry: Entry | undefined): Severity {
  if (!entry) return 'warning';
  if (entry.kind !== 'check') return 'notice';
  if (entry.outcome === 'invalid' || entry.outcome === 'unchecked') return 'warning';
  return entry.outcome === 'caution' || entry.outcome === 'stale' ? 'notice' : 'informational';
}
