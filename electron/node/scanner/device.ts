import type { ScannerState, ScannerTrouble } from '../../../shared/contract/contract.ts';
import type { Frame } from '../../../shared/capture/frame.ts';
import type { Result } from '../../../shared/lib/result.ts';

/** A scanner that may be opened. */
export interface Device {
  /** What it is opened by; unique among those of its kind. */
  readonly path: string;
  /** For people. */
  readonly name: string;
}

/** An open scanner. Closing it drops the code that is under way. */
export interface OpenDevice {
  close(): Promise<void>;
}

export interface DeviceListener {
  onFrame(frame: Frame): void;
  /** The scanner was unplugged or has failed; it is closed already. */
  onGone(): void;
}

/** Opens one scanner. Never rejects. */
export type OpenScanner = (
  device: Device,
  listener: DeviceListener,
) => Promise<Result<OpenDevice, ScannerTrouble>>;

/** What keeps one or more scanners open. */
export interface Kept {
  states(): readonly ScannerState[];
  close(): Promise<void>;
}

export interface KeptListener {
  onFrame(frame: Frame, device: string): void;
  onState(): void;
}
