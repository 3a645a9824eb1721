import type { DocumentType } from '../identify/document-type.ts';
import type { CardField, Certificate } from '../verify/card.ts';
import type { DeniedBecause, LapsedBecause } from '../verify/registry.ts';

/** How to reach a registry. Secrets are not here: they come from the environment or the safe store. */
export type RegistryPolicy =
  | {
      readonly adapter: 'demo';
      readonly url: string | undefined;
      /** Which protocol the demo is asked by; only 'http' answers with a certificate's data. */
      readonly speaks: 'diia' | 'http';
    }
  | DiiaPolicy
  | HttpPolicy
  | TrembitaPolicy;

/** A branch of the centre in the registry, and the documents it may confirm. */
export interface Branch {
  readonly id: string;
  /** Empty when unknown: then the registry itself is asked for the branch's scope. */
  readonly proves: readonly DocumentType[];
}

/** What a registry may be sent for a scanned QR; the partner API leaves it open. */
export type QrSent = 'url' | 'uuid' | 'never';

/** The partner API of Diia. */
interface DiiaPolicy {
  readonly adapter: 'diia';
  readonly url: string;
  readonly branches: readonly Branch[];
  readonly qr: QrSent;
}

/** A gateway that speaks our own contract. */
interface HttpPolicy {
  readonly adapter: 'http';
  readonly url: string;
  readonly qr: QrSent;
  /** The ground of the request, as the gateway wants it told. */
  readonly purpose?: string | undefined;
}

/** A service behind Trembita, through the local security server. Its answers are read by rules of the settings. */
export interface TrembitaPolicy {
  readonly adapter: 'trembita';
  /** The security server, without a path. */
  readonly url: string;
  /** `instance/class/code/subsystem` of the centre. */
  readonly client: string;
  /** `instance/class/code/subsystem/service[/version]` of the register. */
  readonly service: string;
  /** Headers of the personal-data monitoring, whose names differ between guides. */
  readonly purpose?: SentHeader | undefined;
  readonly subject?: SentHeader | undefined;
  /** The question's body for each shape of a code; a shape without one is not asked about. */
  readonly ask: { readonly barcode?: Template | undefined; readonly link?: Template | undefined };
  readonly outcomes: readonly OutcomeRule[];
  /** Where the answer repeats our request id: another one, or none, makes it "not understood". */
  readonly echo: AnswerPath;
  readonly documentType: ProvedType;
  readonly card?: CardPaths | undefined;
  /** What is kept of the signed exchange: the sealed container and its digest, the digest, or nothing. */
  readonly evidence: 'sealed' | 'digest' | 'none';
  /** Sealed containers hold personal data: older ones are deleted, while the journal's line with the digest stays. */
  readonly evidenceDays: number;
}

/** A header whose value may hold placeholders. */
export interface SentHeader {
  readonly name: string;
  readonly value: string;
}

/** A JSON value in whose texts `{digits}`, `{link}`, `{otp}`, `{claims}`, `{requestId}`, `{desk}` and `{service}` are filled in. */
export type Template =
  string | number | boolean | null | readonly Template[] | { readonly [name: string]: Template };

/** Names of members and numbers of elements, with dots between: `data.documents.0.status`. */
export type AnswerPath = string;

/** What an answer means in which all conditions hold. */
export interface OutcomeRule {
  /** The HTTP status; a yes is taken from 200 only. */
  readonly status: number;
  readonly when: readonly {
    readonly at: AnswerPath;
    readonly is: string | number | boolean | null;
  }[];
  readonly means: 'confirmed' | DeniedBecause | LapsedBecause | 'unavailable';
}

/** The one type that a service confirms, or where its answer tells the type and by which names. */
export type ProvedType =
  | { readonly is: DocumentType }
  | { readonly at: AnswerPath; readonly names: Readonly<Record<string, DocumentType>> };

/** Where the answer holds a certificate's data. */
export interface CardPaths {
  readonly fields: Readonly<Partial<Record<CardField, AnswerPath>>>;
  readonly photo?: AnswerPath | undefined;
  readonly certificate?:
    { readonly at: AnswerPath; readonly names: Readonly<Record<string, Certificate>> } | undefined;
}
