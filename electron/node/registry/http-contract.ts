/**
 * Our own small contract for a gateway of a centre or of a register, version 1. The schemas here are what the
 * adapter sends and takes, and what the OpenAPI document beside this file is made of.
 */
import { z } from 'zod';
import { documentTypes } from '../../../shared/identify/document-type.ts';
import { cardFields, certificates, longestValue } from '../../../shared/verify/card.ts';

export const checksPath = '/v1/checks';
export const healthPath = '/v1/health';

const requestId = z
  .uuid()
  .meta({ description: 'The idempotency key: the same check, however often it is sent' });

/** `POST /v1/checks`. */
export const checkRequest = z
  .strictObject({
    requestId,
    code: z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('barcode'),
          value: z.string().regex(/^[1-9]\d{12}$/),
        }),
        z.strictObject({ kind: z.literal('link'), value: z.string().max(2_048) }),
        z.strictObject({ kind: z.literal('otp'), value: z.uuid() }),
      ])
      .meta({
        description:
          'EAN-13 digits, also typed ones; the whole link of a QR, or only its one-time UUID',
      }),
    claims: z
      .enum([...documentTypes, 'other'])
      .optional()
      .meta({ description: 'What the QR says the document is. A claim, not a proof' }),
    desk: z.string().max(120).meta({ description: 'The window that asks, by its settings' }),
    service: z.string().max(120).optional().meta({ description: 'What the check is for' }),
    purpose: z.string().max(200).optional().meta({ description: 'Ground of the request' }),
  })
  .meta({ title: 'One check of one code' });
export type CheckRequest = z.infer<typeof checkRequest>;

const text = z.string().max(longestValue).nullish();
const day = z.iso.date().nullish();

/** The data of a certificate (KMU-139). What the register does not know is left out or null. */
const card = z
  .looseObject({
    certificate: z.enum(certificates).nullish(),
    ...record(cardFields, text),
    issuedOn: day,
    validUntil: day,
    photo: z
      .base64()
      .max(180 * 1024)
      .nullish()
      .meta({ description: 'JPEG or PNG of at most 2000 pixels a side' }),
  })
  .meta({ description: 'Data of the certificate; members that are not named here are ignored' });

/** 200 of `POST /v1/checks`. A member that is not named here makes the answer "not understood". */
export const checkAnswer = z
  .discriminatedUnion('answer', [
    z.strictObject({
      requestId,
      answer: z.literal('confirmed'),
      documentType: z.enum(documentTypes),
      card: card.optional(),
    }),
    z.strictObject({
      requestId,
      answer: z.literal('denied'),
      because: z.enum([
        'unknown',
        'withdrawn',
        'certificate-expired',
        'wrong-document',
        'unstated',
      ]),
    }),
    z.strictObject({
      requestId,
      answer: z.literal('lapsed'),
      because: z.enum(['expired', 'used']),
    }),
  ])
  .meta({ title: 'What the register said' });
export type CheckAnswer = z.infer<typeof checkAnswer>;

/** 200 of `GET /v1/health`. */
export const health = z
  .strictObject({ status: z.literal('up') })
  .meta({ title: 'The gateway and the register behind it can be asked now' });

function record<Key extends string, Shape>(
  keys: readonly Key[],
  shape: Shape,
): Readonly<Record<Key, Shape>> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- one pair for each key
  return Object.fromEntries(keys.map((key) => [key, shape])) as Record<Key, Shape>;
}
