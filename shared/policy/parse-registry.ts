import { z } from 'zod';
import { documentTypes } from '../identify/document-type.ts';
import { cardFields, certificates, masks } from '../verify/card.ts';
import { isBare, isSafe } from './addresses.ts';
import { isPlainThroughout, plainText } from './plain-text.ts';
import type { Template } from './registry-policy.ts';

const registryUrl = z
  .url({ protocol: /^https?$/, error: 'address' })
  .refine(isSafe, { error: 'needs-https' })
  .refine(isBare, { error: 'bare-address' });

const branch = z.strictObject({
  id: plainText.min(1).max(200),
  proves: z.array(z.enum(documentTypes)).default([]),
});
const qr = z.enum(['url', 'uuid', 'never']).default('url');

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

/** A service behind Trembita. */
const trembita = z
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

/** Every registry that a desk may ask, by its adapter. */
export const registry = z.discriminatedUnion('adapter', [
  z.strictObject({
    adapter: z.literal('demo'),
    url: registryUrl.optional(),
    speaks: z.enum(['diia', 'http']).default('diia'),
  }),
  z.strictObject({
    adapter: z.literal('diia'),
    url: registryUrl,
    branches: z.array(branch).max(50).default([]),
    qr,
  }),
  z.strictObject({
    adapter: z.literal('http'),
    url: registryUrl,
    qr,
    purpose: plainText.min(1).max(200).optional(),
  }),
  trembita,
]);

/** What of a certificate's data may be shown; everything and in full, unless it is said otherwise. */
export const shownCard = z.strictObject({
  show: z.partialRecord(z.enum(['certificate', ...cardFields, 'photo']), z.boolean()).default({}),
  mask: z.partialRecord(z.enum(cardFields), z.enum(masks)).default({}),
});

/** Names of headers have no case. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}
