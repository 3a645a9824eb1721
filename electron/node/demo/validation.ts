import type { DocumentType } from '../../../shared/identify/document-type.ts';
import type { Checked } from './demo-codes.ts';
import { ok, refuse, type Reply } from './reply.ts';

/** A well-formed validation request; `key` is the barcode's digits or the link's UUID. */
export interface ValidationRequest {
  readonly branchId: string;
  readonly key: string;
}

interface Wrong {
  readonly field: string;
  readonly type: string;
  readonly message: string;
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const link = new RegExp(
  `^(?:https|diia)://diia\\.app/documents/[a-z][a-z0-9-]*/[^/?#\\s]+/verify/(${uuid.source})$`,
);

/** Reads `{branchId, barcode}` or `{branchId, qrcode}` (the whole link or its UUID); else the 422 reply. */
export function readValidation(body: unknown): ValidationRequest | Reply {
  const { branchId, barcode, qrcode } = fieldsOf(body);
  const key = barcode === undefined ? keyOfQr(qrcode) : keyOfBarcode(barcode);
  if (typeof branchId === 'string' && branchId !== '' && key !== undefined)
    return { branchId, key };
  const shape = barcode === undefined ? 'qrcode' : 'barcode';
  const wrong = [
    ...(typeof branchId === 'string' && branchId !== '' ? [] : [wrongField('branchId')]),
    ...(key === undefined ? [wrongField(shape)] : []),
  ];
  const more = { type: 'VALIDATION_ERROR', data: { errors: wrong } };
  return refuse(422, 'ValidationError', 'Parameter validation error', more);
}

/** The wire's form of a check, in the phrases of Diia's documents service. */
export function replyOf(checked: Checked, document: DocumentType): Reply {
  switch (checked) {
    case 'confirmed':
      return ok({ success: true });
    case 'withdrawn':
      return ok({ success: false, name: 'DocumentError', message: 'Document has been withdrawn' });
    case 'unknown':
      return refuse(404, 'NotFoundError', 'No record with presented code!');
    case 'used':
      return refuse(400, 'BadRequestError', 'This code has been used already!');
    case 'expired':
      return refuse(400, 'BadRequestError', 'Code has been expired!');
    case 'wrong-document':
      return refuse(400, 'BadRequestError', `Document type must be ${document}`);
  }
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function keyOfBarcode(barcode: unknown): string | undefined {
  return typeof barcode === 'string' && /^\d{13}$/.test(barcode) ? barcode : undefined;
}

function keyOfQr(qrcode: unknown): string | undefined {
  if (typeof qrcode !== 'string') return undefined;
  if (new RegExp(`^${uuid.source}$`).test(qrcode)) return qrcode;
  return link.exec(qrcode)?.[1];
}

function wrongField(field: string): Wrong {
  return { field, type: 'invalid', message: `The '${field}' field is missing or wrong` };
}
