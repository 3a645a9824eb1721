/**
 * The catalogue of documents that Diia names in its codes (official partner SDKs and open source).
 * Values are the partner API's own names and are written into the journal: never rename one.
 */
export const documentTypes = [
  'veteran-certificate',
  'internal-passport',
  'foreign-passport',
  'passport',
  'taxpayer-card',
  'reference-internally-displaced-person',
  'birth-certificate',
  'user-birth-record',
  'driver-license',
  'vehicle-license',
  'student-id-card',
  'pension-card',
  'education-document',
  'name-change-act-record',
  'marriage-act-record',
  'divorce-act-record',
  'residence-permit-permanent',
  'residence-permit-temporary',
] as const;

export type DocumentType = (typeof documentTypes)[number];

/** A type that a QR claims; one outside the catalogue is not kept by name, as it could hold anything. */
export type ClaimedType = DocumentType | 'other';

/** Whether a text names a type of the catalogue. */
export function isDocumentType(text: string): text is DocumentType {
  return (documentTypes as readonly string[]).includes(text);
}
