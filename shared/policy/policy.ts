import type { DocumentType } from '../identify/document-type.ts';

/** A branch of the centre in the registry, and the documents it may confirm. */
export interface Branch {
  readonly id: string;
  /** Empty when unknown: then the registry itself is asked for the branch's scope. */
  readonly proves: readonly DocumentType[];
}

/** What a registry may be sent for a scanned QR; the partner API leaves it open. */
export type QrSent = 'url' | 'uuid' | 'never';

/** How to reach a registry. Secrets are not here: they come from the environment or the safe store. */
export type RegistryPolicy =
  | { readonly adapter: 'demo'; readonly url: string | undefined }
  | {
      readonly adapter: 'diia';
      readonly url: string;
      readonly branches: readonly Branch[];
      readonly qr: QrSent;
    };

/** All times in milliseconds. */
export interface Timings {
  /** A connection must stand after this. */
  readonly connectMs: number;
  /** A question must be answered after this. */
  readonly askMs: number;
  /** Personal data leave the screen (10–120 s). */
  readonly personalMs: number;
  /** Green and blue close by themselves. */
  readonly closeMs: number;
  /** How long the desk remembers that it saw a code. */
  readonly repeatMs: number;
}

/** A scanner on a serial port (USB-COM, RS-232, Bluetooth), named by its port or by what it is. */
export interface SerialScanner {
  /** `COM3`, `/dev/ttyACM0`. */
  readonly path: string | undefined;
  /** USB vendor and product, four hexadecimal digits in lower case. */
  readonly vendorId: string | undefined;
  readonly productId: string | undefined;
  readonly serialNumber: string | undefined;
  readonly baudRate: number;
}

/** Which scanners on ports of their own are listened to. */
export interface ScannerPolicy {
  /** Nothing else is opened: a strange serial device may be a receipt printer or a lock. */
  readonly serial: readonly SerialScanner[];
  /** Whatever calls itself a bar code scanner in the HID tables. */
  readonly hidPos: boolean;
}

/** What may be made of a code that a scanner has changed. */
export interface CapturePolicy {
  /** Takes a book's ISBN-10 for the barcode of Diia that a scanner may have made it of. */
  readonly rebuildBookCodes: boolean;
}

/** What this desk may do and how it is called. */
export interface Policy {
  readonly desk: { readonly id: string; readonly centre: string; readonly window: string };
  readonly operator: string;
  readonly language: 'uk' | 'en';
  readonly registry: RegistryPolicy;
  readonly timings: Timings;
  readonly capture: CapturePolicy;
  readonly scanners: ScannerPolicy;
}
