import type { Device as HidDevice } from 'node-hid';
import { nextReport, quietHidPos } from '../../../shared/capture/hid-pos.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { OpenScanner } from './device.ts';
import type { FindScanners } from './keep-found.ts';

/** What is used of node-hid. */
export interface Hid {
  devicesAsync(): Promise<readonly HidDevice[]>;
  open(path: string): Promise<HidOpened>;
}

export interface HidOpened {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  on(event: 'error', listener: () => void): unknown;
  close(): Promise<void>;
}

/** Native and bound to libusb and libudev: where they are missing there are no HID-POS scanners. */
export async function loadHid(): Promise<Hid | undefined> {
  const loaded = await import('node-hid').catch(() => undefined);
  if (!loaded) return undefined;
  const { devicesAsync, HIDAsync } = loaded.default;
  return { devicesAsync: () => devicesAsync(), open: (path) => HIDAsync.open(path) };
}

/** Bar Code Scanner. Usage 1 of the same page is what some keyboards use for their own settings. */
const page = 0x8c;
const scanner = 2;

/** Finds whatever calls itself a bar code scanner. */
export function findHidPos(load: () => Promise<Hid | undefined>): FindScanners {
  return async () => {
    const hid = await load();
    const seen = await hid?.devicesAsync().catch(() => undefined);
    if (!seen) return failed('no-driver');
    const devices = seen.flatMap(({ path, product, usagePage, usage }) =>
      path !== undefined && usagePage === page && usage === scanner
        ? [{ path, name: (product?.trim() || 'HID-POS').slice(0, 60) }]
        : [],
    );
    return succeeded(devices);
  };
}

/** Opens a HID-POS scanner for listening; nothing is ever written to it. */
export function openHidPos(load: () => Promise<Hid | undefined>): OpenScanner {
  return async ({ path }, { onFrame, onGone }) => {
    const hid = await load();
    if (!hid) return failed('no-driver');
    const device = await hid.open(path).catch(() => undefined);
    // Linux says no more than that it couldn't; elsewhere another program has it.
    if (!device) return failed(process.platform === 'linux' ? 'no-access' : 'busy');
    let state = quietHidPos;
    let isOpen = true;
    const close = async () => {
      isOpen = false;
      await device.close().catch(() => undefined);
    };
    device.on('data', (report) => {
      if (!isOpen) return;
      const step = nextReport(state, report, performance.now());
      state = step.state;
      if (step.heard) onFrame(step.heard);
    });
    device.on('error', () => {
      if (isOpen) void close().then(onGone);
    });
    return succeeded({ close });
  };
}
