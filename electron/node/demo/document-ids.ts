import { randomBytes, randomInt } from 'node:crypto';
import type { DocumentType } from '../../../shared/identify/document-type.ts';

/** An invented document id in the shape that Diia gives to this type. Never anybody's. */
export function inventDocumentId(type: DocumentType): string {
  const shape = shapes[type];
  return shape ? shape() : randomBytes(12).toString('hex');
}

/** E-passports are named by the record number and the issue date; licences by the registry's number. */
const shapes: Readonly<Partial<Record<DocumentType, () => string>>> = {
  passport: passportId,
  'internal-passport': passportId,
  'foreign-passport': passportId,
  'driver-license': registryNumber,
  'vehicle-license': registryNumber,
};

function passportId(): string {
  const issued = `20${pad(randomInt(16, 25))}-${pad(randomInt(1, 13))}-${pad(randomInt(1, 29))}`;
  return `${inventUnzr()}-${issued}`;
}

/** УНЗР `YYYYMMDD-NNNNC`. Serial 0000 is never given to a person, so the number can't be anybody's. */
function inventUnzr(): string {
  const born = `${randomInt(1960, 2004)}${pad(randomInt(1, 13))}${pad(randomInt(1, 29))}`;
  return `${born}-0000${checkDigit(`${born}0000`)}`;
}

/** ICAO 9303-3 §4.9: weights 7, 3, 1 over the digits, modulo 10. */
function checkDigit(digits: string): number {
  const weights = [7, 3, 1];
  return (
    Array.from(digits).reduce((sum, digit, at) => sum + Number(digit) * (weights[at % 3] ?? 0), 0) %
    10
  );
}

function registryNumber(): string {
  return String(randomInt(10_000_000, 100_000_000));
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
