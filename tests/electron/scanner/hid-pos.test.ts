import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from '../../../shared/capture/frame.ts';
import {
  findHidPos,
  loadHid,
  openHidPos,
  type Hid,
} from '../../../electron/node/scanner/hid-pos.ts';
import { keepFound } from '../../../electron/node/scanner/keep-found.ts';
import { barcodeText, linkText } from '../../fixtures/document-codes.ts';
import { reportsOf } from '../../fixtures/hid-pos-reports.ts';

/** A USB bus: what is plugged in by path, and what each open device hears. */
function bus() {
  const plugged = new Map<string, EventEmitter & { close(): Promise<void> }>();
  const seen = (path: string, usage: number) => ({
    path,
    product: ' Scanner ',
    usagePage: 0x8c,
    usage,
    vendorId: 0x0c2e,
    productId: 0x0b6a,
    release: 1,
    interface: 0,
  });
  const opened: string[] = [];
  const hid: Hid = {
    devicesAsync: () =>
      Promise.resolve([...[...plugged.keys()].map((path) => seen(path, 2)), seen('keyboard', 1)]),
    open: (path) => {
      opened.push(path);
      const device = plugged.get(path);
      return device ? Promise.resolve(device) : Promise.reject(new Error('cannot open'));
    },
  };
  const plug = (path: string) => {
    const device = Object.assign(new EventEmitter(), { close: () => Promise.resolve() });
    plugged.set(path, device);
    return {
      send: (report: Uint8Array) => device.emit('data', report),
      unplug: () => {
        plugged.delete(path);
        device.emit('error', new Error('could not read'));
      },
    };
  };
  return { hid, plug, opened };
}

function keep(t: TestContext, load: () => Promise<Hid | undefined>) {
  const heard: [string, Frame][] = [];
  const kept = keepFound(
    { kind: 'hid-pos', name: 'HID-POS', isExpected: false, everyMs: 20 },
    findHidPos(load),
    openHidPos(load),
    { onFrame: (frame, device) => heard.push([device, frame]), onState: () => undefined },
  );
  t.after(() => kept.close());
  return { kept, heard };
}

test('scanners are heard as they come and go, and a keyboard of the same page is left alone', async (t) => {
  const { hid, plug, opened } = bus();
  const { kept, heard } = keep(t, () => Promise.resolve(hid));
  await sleep(30);
  assert.deepEqual(kept.states(), []);
  const first = plug('usb-1');
  await sleep(60);
  assert.deepEqual(kept.states(), [{ kind: 'hid-pos', device: 'Scanner', trouble: undefined }]);
  const reports = reportsOf(linkText, 'aim', ']Q1');
  for (const report of reports) first.send(report);
  first.send(reports[0] ?? new Uint8Array());
  first.unplug();
  await sleep(60);
  assert.deepEqual(kept.states(), []);
  const second = plug('usb-2');
  await sleep(60);
  for (const report of reportsOf(barcodeText, 'later-aim', ']E0')) second.send(report);
  assert.deepEqual(heard, [
    ['Scanner', { kind: 'text', text: linkText, symbology: ']Q1' }],
    ['Scanner', { kind: 'text', text: barcodeText, symbology: ']E0' }],
  ]);
  assert.deepEqual(new Set(opened), new Set(['usb-1', 'usb-2']));
});

test('a system that can not load the driver, or gives no access, is told', async (t) => {
  const none = keep(t, () => Promise.resolve(undefined));
  await sleep(30);
  assert.deepEqual(none.kept.states(), [
    { kind: 'hid-pos', device: 'HID-POS', trouble: 'no-driver' },
  ]);
  const { hid, plug } = bus();
  plug('usb-1');
  const closed: Hid = { ...hid, open: () => Promise.reject(new Error('cannot open')) };
  const refused = keep(t, () => Promise.resolve(closed));
  await sleep(30);
  assert.deepEqual(
    refused.kept.states().map(({ trouble }) => trouble),
    [process.platform === 'linux' ? 'no-access' : 'busy'],
  );
});

test("this machine's own driver answers, or is told to be missing", async () => {
  const found = await findHidPos(loadHid)();
  assert.ok(found.ok || found.fault === 'no-driver');
});
