import type { Capture } from '../capture/capture.ts';
import type { DocumentType } from '../identify/document-type.ts';
import type { ForwardState } from '../desk/forwarding.ts';
import type { Served } from '../desk/serve.ts';
import type { Policy } from '../policy/policy.ts';
import type { DownBecause } from '../verify/registry.ts';

/** What the desk's page is told once, at its start. */
export interface DeskFacts {
  readonly mode: 'demo' | 'live';
  /** Whether this desk has a citizen's phone of its own to demonstrate with. */
  readonly phone: boolean;
  readonly desk: Policy['desk'];
  readonly operator: string;
  /** What a check may be for; empty where the centre does not tell services apart. */
  readonly services: Policy['services'];
  readonly language: Policy['language'];
  readonly timings: Policy['timings'];
  readonly version: string;
  /** Set when the desk could not be opened as it should: it then checks nothing and says why. */
  readonly trouble: Trouble | undefined;
}

/** What IT has to mend before the desk may work. */
export interface Trouble {
  readonly because:
    'settings-absent' | 'settings-unreadable' | 'settings-wrong' | 'secrets' | 'no-safe-store'; // and the settings don't allow to keep secrets without one
  /** The file to mend. */
  readonly file: string;
  /** The wrong places in it, as `path: what is wrong`. */
  readonly places: readonly string[];
}

/** How the way to the registry is. Times are UTC milliseconds. */
export type Link =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'up';
      /** The median of the last 20 exchanges. */
      readonly latencyMs: number;
      /** The last success. */
      readonly at: number;
    }
  | {
      readonly kind: 'down';
      readonly since: number;
      readonly because: DownBecause;
      /** The last success, UTC milliseconds; absent when there was none. */
      readonly lastAt: number | undefined;
    };

/** How long this desk was without its registry: shown, and never a reason for a verdict. */
export interface OfflineState {
  /** UTC milliseconds; absent while the registry is there. */
  readonly openSince: number | undefined;
  /** Checks that could not be made in the span under way. */
  readonly attempts: number;
  /** With the span under way. */
  readonly todayMs: number;
  readonly monthMs: number;
  /** What the centre allows in one span and in a month. */
  readonly spanLimitMs: number;
  readonly monthLimitMs: number;
}

/** The state line: polled, and read again after each check. */
export interface DeskState {
  readonly link: Link;
  /** How far this machine's clock is ahead of the registry's (negative: behind); absent when not known. */
  readonly clock: { readonly skewMs: number | undefined };
  readonly offline: OfflineState;
  readonly journal:
    | { readonly kind: 'kept'; readonly size: number }
    | { readonly kind: 'broken'; readonly detail: string };
  /** The scanners on a port of their own: a keyboard scanner can't be told from a keyboard. */
  readonly scanners: readonly ScannerState[];
  /** Absent where no centre collects the entries. */
  readonly forward?: ForwardState | undefined;
}

/** Why a scanner is not listened to. */
export type ScannerTrouble = 'absent' | 'busy' | 'no-access' | 'no-driver' | 'broken';

/** A scanner on a port of its own. */
export interface ScannerState {
  readonly kind: 'serial' | 'hid-pos';
  /** Its port or product name, for people. */
  readonly device: string;
  /** Absent when the desk listens to it. */
  readonly trouble: ScannerTrouble | undefined;
}

/** What a long poll for a scan comes back with. */
export type HeardScan =
  | {
      readonly kind: 'scan';
      readonly text: string;
      readonly device: string;
      /** AIM identifier (ISO/IEC 15424), such as `]Q1`; absent when the scanner tells none. */
      readonly symbology?: string;
    }
  /** Longer than any code: dropped whole. */
  | { readonly kind: 'too-long'; readonly device: string }
  /** Ask again. */
  | { readonly kind: 'nothing' };

/** Everything the desk's page may ask of main. Nothing else crosses the bridge. */
export interface Contract {
  serve(capture: Capture): Promise<Served>;
  facts(request: Nothing): Promise<DeskFacts>;
  state(request: Nothing): Promise<DeskState>;
  /** A visitor may be coming: makes the way to the registry ready. Asks nothing. */
  warm(request: Nothing): Promise<Nothing>;
  /** The next scan of a scanner on a port of its own; waits for it up to half a minute. */
  heard(request: Nothing): Promise<HeardScan>;
}

/** A method that needs nothing still takes one object. */
export type Nothing = Readonly<Record<never, never>>;

/** Whether anybody can be at the desk's window. */
export const presences = ['here', 'away'] as const;
export type Presence = (typeof presences)[number];

/** What the desk's page may ask of the shell around it, whatever the desk checks. */
export interface ShellContract {
  /** Answers when it is no longer as `known`; after half a minute in any case. */
  presence(request: { readonly known: Presence }): Promise<{ readonly presence: Presence }>;
  /** Answers at once: then main, through which every key comes, is not behind. */
  pulse(request: Nothing): Promise<Nothing>;
  /** A failure of the page itself, for main's log. */
  incident(request: Incident): Promise<Nothing>;
}

/** What may be told of a page's failure: an error's text may quote anything. */
export interface Incident {
  /** `R-` and six hexadecimal digits, as the screen shows it. */
  readonly number: string;
  /** The error's name in Latin letters. */
  readonly name: string;
}

/** How the code on the citizen's phone should be: the demo registry makes each of them. */
export const phoneCodeStates = ['live', 'expired', 'used', 'withdrawn', 'unknown'] as const;
export type PhoneCodeState = (typeof phoneCodeStates)[number];

/** What the demo phone shows. */
export interface PhoneScreen {
  /** Held up to the demo camera. */
  readonly held: boolean;
  readonly document: DocumentType;
  readonly state: PhoneCodeState;
  readonly shape: 'qr' | 'barcode';
  readonly link: string;
  readonly digits: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

export interface PhoneRequest {
  readonly document: DocumentType;
  readonly state: PhoneCodeState;
  readonly shape: 'qr' | 'barcode';
  readonly held: boolean;
  /** A new code even when nothing else changed. */
  readonly fresh: boolean;
}

/** What the demo's pages may ask besides: the citizen's phone and the demo camera. Served in demo mode only. */
export interface PhoneContract {
  phone(request: Nothing): Promise<PhoneScreen>;
  setPhone(request: PhoneRequest): Promise<PhoneScreen>;
  openPhone(request: Nothing): Promise<Nothing>;
}
