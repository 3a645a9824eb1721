import type { CardPolicy } from '../verify/card.ts';
import type { AdapterName } from '../verify/registry.ts';
import type { ForwardPolicy } from './forward-policy.ts';
import type { JournalPolicy } from './journal-policy.ts';
import type { NetworkPolicy, OfflineLimits } from './network-policy.ts';

/** All times in milliseconds. */
export interface Timings {
  /** A connection must stand after this. */
  readonly connectMs: number;
  /** The first byte of an answer must be there after this. */
  readonly firstByteMs: number;
  /** A question must be answered after this. */
  readonly askMs: number;
  /** Personal data leave the screen (10–120 s). */
  readonly personalMs: number;
  /** Green and blue close by themselves. */
  readonly closeMs: number;
  /** How long the desk remembers that it saw a code. */
  readonly repeatMs: number;
  /** The camera is let go when nobody has used the desk for so long; 0: never. */
  readonly idleMs: number;
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

/** How to reach a registry; what else there is to it, its adapter alone knows. Secrets are not here. */
export interface RegistryPolicy {
  readonly adapter: AdapterName;
  /** Absent for the demo registry of this very process. */
  readonly url?: string | undefined;
}

/** What this desk may do and how it is called. */
export interface Policy<Registry extends RegistryPolicy = RegistryPolicy> {
  readonly desk: { readonly id: string; readonly centre: string; readonly window: string };
  readonly operator: string;
  /** What checks are made for, as the centre calls its services. */
  readonly services: readonly string[];
  readonly language: 'uk' | 'en';
  readonly registry: Registry;
  readonly card: CardPolicy;
  readonly timings: Timings;
  readonly network: NetworkPolicy;
  readonly offline: OfflineLimits;
  /** Without a safe store of the system, secrets are kept readable only where this says so. */
  readonly secrets: { readonly allowPlain: boolean };
  readonly capture: CapturePolicy;
  readonly scanners: ScannerPolicy;
  readonly journal: JournalPolicy;
  /** Absent where no centre collects the entries. */
  readonly forward: ForwardPolicy | undefined;
}
