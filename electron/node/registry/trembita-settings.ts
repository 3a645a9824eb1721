import { z } from 'zod';
import { documentTypes, type DocumentType } from '../../../shared/identify/document-type.ts';
import { isPlainThroughout } from '../../../shared/policy/plain-text.ts';
import {
  cardFields,
  certificates,
  type CardField,
  type Certificate,
} from '../../../shared/verify/card.ts';
import type { DeniedBecause, LapsedBecause } from '../../../shared/verify/registry.ts';
import { registryUrl } from './registry-settings.ts';

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

/** Subsystems and services of Trembita: parts of letters, digits, `_`, `-` and `.`, with slashes between. */
const subsystem = z.string().regex(/^[\w.-]+(?:\/[\w.-]+){3}$/, { error: 'subsystem' });
const service = z.string().regex(/^[\w.-]+(?:\/[\w.-]+){4,5}$/, { error: 'service' });

/** Headers that the request itself owns, and those that mean something to every server on the way. */
const owned =
  /^(?:host|connection|keep-alive|te|trailer|upgrade|expect|via|forwarded|from|origin|referer|date|age|range|pragma|priority|max-forwards|http2-settings|authorization|cookie2?|user-agent|uxp-client|uxp-service|uxp-queryid|(?:accept|access-control|cache|content|if|proxy|sec|transfer|x-forwarded|x-http-method)-.*|accept|x-real-ip|x-method-override)$/i;

/** A name of RFC 9110 (5.1) that is free: `Uxp-…`, `X-…`, `Purpose-Id`. */
const headerName = z
  .string()
  .refine((name) => /^[\w-]{1,60}$/.test(name) && !owned.test(name), { error: 'header-name' });
const header = z.strictObject({
  name: headerName,
  value: z.string().regex(/^[\x20-\x7e]{1,500}$/, { error: 'header-value' }),
});

const template: z.ZodType<Template> = z.json().refine(isPlainThroughout, { error: 'plain-text' });
const path = z.string().regex(/^[^.]+(?:\.[^.]+){0,9}$/, { error: 'path' });
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const outcome = z
  .strictObject({
    status: z.int().min(200).max(499).default(200),
    when: z
      .array(z.strictObject({ at: path, is: scalar }))
      .min(1)
      .max(10),
    means: z.enum([
      'confirmed',
      'unknown',
      'withdrawn',
      'certificate-expired',
      'wrong-document',
      'unstated',
      'expired',
      'used',
      'unavailable',
    ]),
  })
  .refine(({ status, means }) => means !== 'confirmed' || status === 200, { error: 'yes-is-200' })
  .refine(({ status }) => status !== 401 && status !== 403, { error: 'decided-before' });

const card = z.strictObject({
  fields: z.partialRecord(z.enum(cardFields), path).default({}),
  photo: path.optional(),
  certificate: z
    .strictObject({ at: path, names: z.record(z.string(), z.enum(certificates)) })
    .optional(),
});

/** Its settings as they are read from a file. */
export const trembitaSettings = z
  .strictObject({
    adapter: z.literal('trembita'),
    url: registryUrl,
    client: subsystem,
    service,
    purpose: header.optional(),
    subject: header.optional(),
    ask: z
      .strictObject({ barcode: template.optional(), link: template.optional() })
      .refine(({ barcode, link }) => barcode !== undefined || link !== undefined, {
        error: 'nothing-asked',
      }),
    outcomes: z.array(outcome).min(1).max(50),
    echo: path,
    documentType: z.union([
      z.strictObject({ is: z.enum(documentTypes) }),
      z.strictObject({ at: path, names: z.record(z.string(), z.enum(documentTypes)) }),
    ]),
    card: card.optional(),
    evidence: z.enum(['sealed', 'digest', 'none']).default('sealed'),
    // To the end of the next year at the longest, as the journal's own texts.
    evidenceDays: z.int().min(1).max(731).default(731),
  })
  .refine(({ purpose, subject }) => !isSame(purpose?.name, subject?.name), {
    error: 'same-header',
    path: ['subject', 'name'],
  });

/** Names of headers have no case. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}
