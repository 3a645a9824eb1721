import type { HeardScan, ScannerState } from '../contract/contract.ts';

/** The scanners that are not keyboards, as the desk needs them. */
export interface Scanners {
  /** The next scan, or nothing after a while. The newest call is the one that hears. */
  heard(): Promise<HeardScan>;
  states(): readonly ScannerState[];
}

/** A desk on the command line has none. */
export const noScanners: Scanners = {
  heard: () => Promise.resolve({ kind: 'nothing' }),
  states: () => [],
};
