import type { ScannerState } from '../../../shared/contract/contract.ts';
import type { Scanners } from '../../../shared/desk/scanners.ts';
import type { ScannerPolicy, SerialScanner } from '../../../shared/policy/policy.ts';
import type { Kept, KeptListener } from './device.ts';
import { findSerial, nameOf } from './find-serial.ts';
import { createHearing } from './hearing.ts';
import { findHidPos, loadHid, openHidPos } from './hid-pos.ts';
import { keepFound } from './keep-found.ts';
import { keepOpen } from './keep-open.ts';
import { openSerial } from './serial.ts';

/** How often it is looked whether a scanner was plugged in. */
const lookMs = 3_000;

/**
 * Listens to the scanners of the settings: opens them, again when they come back, several at once.
 * `onState` is told of every change of a scanner's state.
 */
export function watchScanners(
  { serial, hidPos }: ScannerPolicy,
  onState: (states: readonly ScannerState[]) => void = () => undefined,
): Scanners & { close(): Promise<void> } {
  const hearing = createHearing(() => performance.now());
  const states = () => kept.flatMap((one) => one.states());
  const listener: KeptListener = {
    onFrame: (frame, device) => {
      hearing.hear(
        frame.kind === 'text' ? { ...frame, kind: 'scan', device } : { kind: 'too-long', device },
      );
    },
    onState: () => {
      onState(states());
    },
  };
  const kept: readonly Kept[] = [
    ...serial.map((wanted) => keepSerial(wanted, listener)),
    ...(hidPos ? [keepHidPos(listener)] : []),
  ];
  return {
    heard: () => hearing.next(),
    states,
    close: async () => {
      hearing.close();
      await Promise.all(kept.map((one) => one.close()));
    },
  };
}

/** A port that is named alone is opened as it is: the system's list needs not know it. */
function keepSerial(wanted: SerialScanner, listener: KeptListener): Kept {
  const { path, vendorId, productId, serialNumber, baudRate } = wanted;
  const open = openSerial(baudRate);
  const marks = [vendorId, productId, serialNumber].filter((mark) => mark !== undefined);
  if (path !== undefined && marks.length === 0) {
    return keepOpen('serial', { path, name: nameOf(path) }, open, listener);
  }
  const name = [...(path === undefined ? [] : [nameOf(path)]), ...marks].join(':');
  const finding = { kind: 'serial', name, isExpected: true, everyMs: lookMs } as const;
  return keepFound(finding, findSerial(wanted), open, listener);
}

function keepHidPos(listener: KeptListener): Kept {
  const finding = { kind: 'hid-pos', name: 'HID-POS', isExpected: false, everyMs: lookMs } as const;
  return keepFound(finding, findHidPos(loadHid), openHidPos(loadHid), listener);
}
