import type { Entry } from '../../../shared/record/entry.ts';

/** What goes to the centre: the entries and, now and then, the signed head over those that went. */
export type Outgoing = OutgoingEntry | OutgoingHead;

/** One place of the journal on its way to the centre. */
export interface OutgoingEntry {
  readonly kind: 'entry';
  readonly number: number;
  /** SHA-256 leaf of the entry in the journal's Merkle tree (RFC 6962 §2.1), lower-case hex. */
  readonly leaf: string;
  /** Absent when the text was purged or can't be read: the leaf still tells that it was there. */
  readonly kept: { readonly text: string; readonly entry: Entry } | undefined;
}

/** A checkpoint: kept by somebody else it anchors all entries up to its size. */
export interface OutgoingHead {
  readonly kind: 'head';
  readonly size: number;
  /** The signed note (C2SP tlog-checkpoint). */
  readonly note: string;
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
export function severityOf(outgoing: Outgoing): Severity {
  return outgoing.kind === 'head' ? 'informational' : severityOfEntry(outgoing.kept?.entry);
}

function severityOfEntry(entry: Entry | undefined): Severity {
  if (!entry) return 'warning';
  if (entry.kind !== 'check') return 'notice';
  if (entry.outcome === 'invalid' || entry.outcome === 'unchecked') return 'warning';
  return entry.outcome === 'caution' || entry.outcome === 'stale' ? 'notice' : 'informational';
}
