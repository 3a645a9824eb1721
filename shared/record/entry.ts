import type { Source } from '../capture/capture.ts';
import type { ClaimedType } from '../identify/document-type.ts';
import type { LooksLike, Repair } from '../identify/identified.ts';
import type { Outcome } from '../verdict/verdict.ts';
import type { Happening } from './happening.ts';

/** How much is known about a document's type. Written into the journal: never rename one. */
export type TypeIs = 'proved' | 'claimed' | 'unknown';

/** How far the question got. Written into the journal: never rename one. */
export type Asking =
  | 'not-asked'
  | 'not-sent'
  | 'refused' // turned away at the door (401, 403): the registry did not touch the code
  | 'perhaps' // left, and its answer was lost: the code may have been used up
  | 'answered';

/** Whose desk it was, as the journal keeps it. */
export interface Stand {
  /** The desk's id from the settings. */
  readonly desk: string;
  /** The administrator's login or staff name; never a citizen's. */
  readonly operator: string;
  /** The mode of the desk: no demo check can look like a real one, in the journal either. */
  readonly mode: 'demo' | 'live';
}

/** A check that has begun: all that is known before the registry is asked. */
export interface Begun extends Stand {
  /** UUID of this check. */
  readonly requestId: string;
  /** UTC milliseconds at which the code was captured. */
  readonly capturedAt: number;
  readonly source: Source;
  readonly adapter: string;
  /** Host and port that were to be asked. */
  readonly registry: string;
  readonly documentType: ClaimedType | undefined;
  /** Keyed digest of the code, lower-case hex; absent for a foreign code, which may be anything. */
  readonly code: string | undefined;
  /** What the check is for, out of a list that the centre sets. */
  readonly service: string | undefined;
  /** What the desk has undone in the code; absent when it came whole. */
  readonly repaired: Repair | undefined;
}

/** Milliseconds since the capture. */
export interface Stages {
  readonly receivedMs: number;
  readonly askedMs: number | undefined;
  readonly answeredMs: number | undefined;
  readonly recordedMs: number;
}

/** What ends a begun check. */
export interface Finish {
  readonly outcome: Outcome['kind'];
  readonly because: string | undefined;
  readonly looksLike: LooksLike | undefined;
  readonly documentType: ClaimedType | undefined;
  readonly typeIs: TypeIs;
  readonly asking: Asking;
  readonly stages: Stages;
  /** How far this PC's clock is ahead of the registry's, in milliseconds; absent when not measured. */
  readonly skewMs: number | undefined;
}

/** What the journal itself gives to each entry. */
export interface Place {
  /** 1 for the first entry; the leaf's index in the Merkle tree is one less. */
  readonly number: number;
  /** UTC milliseconds at which it was recorded. */
  readonly recordedAt: number;
}

/**
 * One kept line about one attempt. No field can hold a raw code, a name, a number or a photo:
 * every value is from a closed list, a time, a UUID, a digest, or set by the centre itself.
 */
export interface CheckEntry extends Omit<Begun, 'documentType'>, Finish, Place {
  /** 1 knew no service, skew, repair nor picture files. Both are read for ever; only 2 is written. */
  readonly version: 1 | 2;
  readonly kind: 'check';
}

/** One kept line about anything else that happened at the desk; each kind has its own fields. */
export type HappenedEntry = Stand & Place & Happening & { readonly version: 2 };

/** Every kind of kept line. */
export type Entry = CheckEntry | HappenedEntry;
