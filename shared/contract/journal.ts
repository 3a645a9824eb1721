import type { Entry } from '../record/entry.ts';
import type { EntryFilter, JournalNames, PageRequest } from '../record/filter.ts';
import type { AnchorPlace, ExportFormat } from '../record/happening.ts';
import type { Nothing } from './contract.ts';

/** Entries newest first, however the page was reached. */
export type Found =
  { readonly kind: 'found'; readonly entries: readonly Entry[] } | { readonly kind: 'failed' };

/** One entry with its place in the tree. */
export interface EntryDetail {
  /** Leaf hash, lower-case hex (RFC 6962 §2.1). */
  readonly leaf: string;
  /** Whether the newest signed checkpoint holds this entry, by an inclusion proof made on the spot. */
  readonly inclusion: 'proved' | 'not-yet' | 'broken';
  /** Size of that checkpoint; absent while there is none. */
  readonly checkpointSize: number | undefined;
}

/** Long work on the journal. Main never pushes: the page asks how far it is. */
export interface Running {
  readonly kind: 'running';
  readonly done: number;
  readonly total: number;
}

/** What proving the whole journal came to. */
export interface Proved {
  readonly kind: 'proved';
  readonly holds: boolean;
  /** Whether the head is as this installation left it: without its key the rest shows slips, not a skilled rewrite. */
  readonly tag: 'holds' | 'broken' | 'not-checked';
  readonly size: number;
  readonly tookMs: number;
  /** UTC milliseconds. */
  readonly at: number;
  /** The first wrong entry, where it can be told. */
  readonly firstBad: number | undefined;
  /** What is wrong, each kind once, as the journal's own codes. */
  readonly faults: readonly string[];
  /** The newest signed checkpoint; absent while there is none. */
  readonly checkpoint: { readonly size: number; readonly madeAt: number } | undefined;
  /** Up to which number copies elsewhere vouch for the journal; 0 when there is none. */
  readonly anchored: number;
  readonly anchors: readonly { readonly where: AnchorPlace; readonly size: number }[];
}

export type Proving =
  | { readonly kind: 'never' }
  | Running
  | Proved
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

export interface ExportRequest {
  readonly format: ExportFormat;
  /** A bundle as one file. */
  readonly zip: boolean;
  /** A bundle is whole: it takes none. */
  readonly filter: EntryFilter;
}

/** Why nothing was exported. */
export type ExportTrouble =
  'exists' | 'no-room' | 'no-access' | 'too-large' | 'unsigned' | 'altered' | 'journal';

export type Exporting =
  | { readonly kind: 'idle' }
  /** The system's window asks where to. */
  | { readonly kind: 'choosing' }
  | Running
  | { readonly kind: 'exported'; readonly path: string; readonly entries: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly because: ExportTrouble };

/** «Підтвердження перевірки»: it holds nothing of the citizen. */
export interface ReceiptPaper {
  readonly entry: Entry;
  readonly leaf: string;
  /** The signed note (C2SP) that vouches for the leaf. */
  readonly checkpoint: string;
  readonly checkpointSize: number;
  /** What its QR says: `journal verify-receipt` reads it. */
  readonly qr: string;
}

/** What the desk's page may ask about its journal. */
export interface JournalContract {
  find(request: PageRequest): Promise<Found>;
  names(request: Nothing): Promise<JournalNames>;
  /** The digests under which checks of this code may stand; none for what is no document's code. */
  digests(request: { readonly text: string }): Promise<{ readonly codes: readonly string[] }>;
  detail(request: { readonly number: number }): Promise<EntryDetail | undefined>;
  /** Begins to prove the whole journal; goes on with a proof that is under way. */
  prove(request: Nothing): Promise<Proving>;
  proving(request: Nothing): Promise<Proving>;
  cancelProving(request: Nothing): Promise<Nothing>;
  /** Asks where to, then writes; one export at a time. */
  exportJournal(request: ExportRequest): Promise<Exporting>;
  exporting(request: Nothing): Promise<Exporting>;
  cancelExport(request: Nothing): Promise<Nothing>;
  receipt(request: { readonly number: number }): Promise<ReceiptPaper | undefined>;
  /** Lays a journal that can't be kept on aside, whole, and begins a new one. */
  setAside(request: Nothing): Promise<{ readonly kind: 'done' | 'failed' }>;
}
