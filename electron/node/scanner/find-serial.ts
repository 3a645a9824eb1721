import path from 'node:path';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { SerialScanner } from '../../../shared/policy/policy.ts';
import type { FindScanners } from './keep-found.ts';
import { loadSerial } from './serial.ts';

/** What the system says of a serial port. */
export interface SerialSeen {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
}

/** Finds the ports that a line of the settings means; Linux asks `udevadm`, which may not be there. */
export function findSerial(wanted: SerialScanner): FindScanners {
  return async () => {
    const serial = await loadSerial();
    const seen: readonly SerialSeen[] | undefined = await serial?.SerialPort.list().catch(
      () => undefined,
    );
    if (!seen) return failed('no-driver');
    const meant = seen.filter((port) => isMeant(wanted, port));
    return succeeded(meant.map((port) => ({ path: port.path, name: nameOf(port.path) })));
  };
}

/** Whether a port is the one of the settings: all that they name must be equal. */
export function isMeant(wanted: SerialScanner, seen: SerialSeen): boolean {
  const pairs = [
    [wanted.path, seen.path],
    [wanted.vendorId, seen.vendorId?.toLowerCase()],
    [wanted.productId, seen.productId?.toLowerCase()],
    [wanted.serialNumber, seen.serialNumber],
  ] as const;
  return pairs.every(([named, own]) => named === undefined || named === own);
}

/** `COM3`, `ttyACM0`. */
export function nameOf(port: string): string {
  return path.basename(port).slice(0, 60);
}
