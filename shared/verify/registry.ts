import type { DocumentCode } from '../identify/identified.ts';
import type { DocumentType } from '../identify/document-type.ts';
import type { Result } from '../lib/result.ts';
import type { Card } from './card.ts';

/** How registries may be asked, as settings and the journal name it: never rename one. */
export const adapterNames = ['demo', 'diia', 'http', 'trembita'] as const;
export type AdapterName = (typeof adapterNames)[number];

/** The register's reasons for a "no". Values are written into the journal: never rename one. */
export type DeniedBecause =
  | 'unknown' // no document under this code
  | 'withdrawn' // the status was taken away: access is blocked (KMU-139)
  | 'certificate-expired' // the term of the certificate ended (KMU-139)
  | 'wrong-document' // the code belongs to a document of another kind
  | 'unstated'; // a well-formed "no" without a cause that we know

/** The register's reasons to ask for a fresh code. The document itself is neither confirmed nor denied. */
export type LapsedBecause =
  | 'expired' // a code lives three minutes (KMU-139)
  | 'used'; // a code works once

/** What the registry said. */
export type Answer =
  | {
      readonly kind: 'confirmed';
      /** The one type that the asked branch may confirm; without it the type is not proved. */
      readonly proves: DocumentType | undefined;
      /** What the registry told of the document, cut to the policy. Personal: in memory only. */
      readonly card?: Card;
    }
  | { readonly kind: 'denied'; readonly because: DeniedBecause }
  | { readonly kind: 'lapsed'; readonly because: LapsedBecause };

/** Why there is no answer. Says nothing about the document. */
export interface Fault {
  readonly kind:
    | 'offline' // nobody was reached
    | 'timed-out' // no whole answer within the deadline
    | 'answer-lost' // the connection broke after the question left
    | 'not-admitted' // our credentials or scope were refused
    | 'unavailable' // the registry says that it can't answer now
    | 'unintelligible' // an answer that is not the registry's
    | 'barcode-only' // this registry takes no QR; nothing was sent
    | 'untrusted' // the certificate of who answers did not hold; nothing was sent
    | 'proxy-refused' // the network's proxy asks for a password, or refuses the way; nothing was sent
    | 'known-down'; // the way was known to be down, so nobody was asked
  /**
   * How far the question got. 'refused': it left and was turned away at the door, so the code was not touched.
   * After 'perhaps' the code may have been used up, and nobody may ask again on the citizen's behalf.
   */
  readonly reached: 'no' | 'refused' | 'perhaps';
  /** UTC milliseconds; only with 'known-down'. */
  readonly since?: number;
}

/** Why the way to the registry is held to be down. Written into the journal: never rename one. */
export type DownBecause =
  Exclude<Fault['kind'], 'not-admitted' | 'barcode-only' | 'known-down'> | 'slow';

export interface Question {
  readonly code: DocumentCode;
  /** UUID of this one check, the same in the journal. */
  readonly requestId: string;
  /** What the check is for, from the centre's own list. */
  readonly service?: string | undefined;
}

export type Asked = Result<Answer, Fault>;

/** Who is asked. One adapter a registry; none of them judges. */
export interface Registry {
  /** The adapter's name as the journal keeps it. */
  readonly adapter: AdapterName;
  /** Host and port, for the journal and the state line; never a secret. */
  readonly host: string;
  /** Asks once. Never throws for what a network or a registry can do; throws for bugs. */
  ask(question: Question, signal: AbortSignal): Promise<Asked>;
  /** Tries the way to the registry without any code, such as by signing in anew. */
  probe(signal: AbortSignal): Promise<Result<undefined, Fault>>;
  /** A question may come soon: makes connection and session ready. Asks nothing, never throws. */
  warm?(): void;
  /** Whether the same request id may be put again after a lost answer: the registry answers it once. */
  readonly replays?: boolean;
  /** The signed exchange of an answered question, where the protocol keeps one; to be asked for afterwards. */
  evidence?(requestId: string, signal: AbortSignal): Promise<Result<Uint8Array, Fault>>;
  /** Frees sockets and timers. */
  close(): void;
}
