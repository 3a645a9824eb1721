import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HeardScan } from '../../../shared/contract/contract.ts';
import { parsePolicy } from '../../../electron/node/settings/parse-policy.ts';
import { watchScanners } from '../../../electron/node/scanner/watch-scanners.ts';
import { barcodeText, linkText } from '../../fixtures/document-codes.ts';
import { plug, withoutPty } from '../../fixtures/pty.ts';

const skip = withoutPty();

/** Listens to serial scanners at these ports; all that is heard is in `heard`, in order. */
function watch(t: TestContext, ...ports: readonly string[]) {
  const scanners = { serial: ports.map((port) => ({ path: port })), hidPos: false };
  const policy = parsePolicy({ scanners });
  assert.ok(policy.ok);
  const watched = watchScanners(policy.value.scanners);
  const heard: HeardScan[] = [];
  let whenHeard = (): void => undefined;
  let isOver = false;
  const listen = async () => {
    while (!isOver) {
      const scan = await watched.heard();
      if (scan.kind === 'nothing') continue;
      heard.push(scan);
      whenHeard();
    }
  };
  void listen();
  t.after(async () => {
    isOver = true;
    await watched.close();
  });
  const troubles = () => watched.states().map(({ trouble }) => trouble);
  return {
    heard,
    /** At once, before the port is read again. */
    whenHeard: (work: () => void) => (whenHeard = work),
    states: watched.states,
    becomes: (...wanted: readonly unknown[]) => until(() => isEqual(troubles(), wanted)),
  };
}

function portsFor(t: TestContext, ...names: readonly string[]): string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zvirka-ports-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return names.map((name) => path.join(folder, name));
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    assert.ok(tries < 500, 'waited for 10 s');
    await sleep(20);
  }
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const scan = (device: string, text: string): HeardScan => ({ kind: 'scan', text, device });

test(
  'codes are heard split, merged, slow, noisy, with any line end and with none',
  { skip },
  async (t) => {
    const [port = ''] = portsFor(t, 'ttyACM0');
    const cable = await plug(t, port);
    const { heard, becomes } = watch(t, port);
    await becomes(undefined);
    cable.send(linkText);
    await until(() => heard.length === 1);
    cable.send(linkText.slice(0, 20));
    await sleep(30);
    cable.send(`${linkText.slice(20)}\r${barcodeText}\n\u0002${linkText}\u0003`);
    await until(() => heard.length === 4);
    for (const letter of `\u0000${barcodeText}\t`) {
      cable.send(letter);
      await sleep(15);
    }
    await until(() => heard.length === 5);
    cable.send(Uint8Array.of(0xff, 0x0d, 0x00, 0x13, 0x0a));
    cable.send(`${'7'.repeat(9_000)}\r${barcodeText}\r\n`);
    await until(() => heard.length === 7);
    assert.deepEqual(heard, [
      scan('ttyACM0', linkText),
      scan('ttyACM0', linkText),
      scan('ttyACM0', barcodeText),
      scan('ttyACM0', `\u0002${linkText}`),
      scan('ttyACM0', barcodeText),
      { kind: 'too-long', device: 'ttyACM0' },
      scan('ttyACM0', barcodeText),
    ]);
  },
);

test(
  'a scanner that went between two reads is gone all the same, and is heard when it is back',
  { skip },
  async (t) => {
    const [port = ''] = portsFor(t, 'ttyACM0');
    const cable = await plug(t, port);
    const { heard, whenHeard, becomes } = watch(t, port);
    await becomes(undefined);
    // From then on the terminal reads as nothing for ever, and never as an end.
    whenHeard(cable.pull);
    cable.send(`${barcodeText}\r`);
    await until(() => heard.length === 1);
    whenHeard(() => undefined);
    await becomes('absent');
    const again = await plug(t, port);
    await becomes(undefined);
    again.send(`${linkText}\r`);
    await until(() => heard.length === 2);
    assert.deepEqual(heard[1], scan('ttyACM0', linkText));
  },
);

test(
  'a scanner unplugged in the middle of a code delivers nothing of it, and is heard when it is back',
  { skip },
  async (t) => {
    const [port = ''] = portsFor(t, 'ttyACM1');
    const { heard, states, becomes } = watch(t, port);
    assert.deepEqual(states(), [{ kind: 'serial', device: 'ttyACM1', trouble: 'absent' }]);
    for (const text of [barcodeText, linkText]) {
      const cable = await plug(t, port);
      await becomes(undefined);
      cable.send(`${text}\r`);
      await until(
        () => heard.at(-1)?.kind === 'scan' && isEqual(heard.at(-1), scan('ttyACM1', text)),
      );
      cable.send(linkText.slice(0, 40));
      // The system throws away what nobody had read when the port goes.
      await sleep(40);
      await cable.unplug();
      await becomes('absent');
    }
    await sleep(600);
    assert.deepEqual(heard, [scan('ttyACM1', barcodeText), scan('ttyACM1', linkText)]);
  },
);

test(
  'several scanners are heard side by side, and one that is missing stops none',
  { skip },
  async (t) => {
    const ports = portsFor(t, 'ttyACM2', 'ttyACM3', 'ttyACM4');
    const [first = '', second = ''] = ports;
    const cables = [await plug(t, first), await plug(t, second)];
    const { heard, becomes } = watch(t, ...ports);
    await becomes(undefined, undefined, 'absent');
    // Their bytes come in between each other's.
    for (const index of barcodeText.split('').keys()) {
      for (const cable of cables) cable.send(barcodeText.charAt(index));
    }
    for (const cable of cables) cable.send('\r');
    await until(() => heard.length === 2);
    assert.deepEqual(
      new Set(heard.map((one) => JSON.stringify(one))),
      new Set(
        [scan('ttyACM2', barcodeText), scan('ttyACM3', barcodeText)].map((one) =>
          JSON.stringify(one),
        ),
      ),
    );
  },
);

test(
  'a port that another program holds, or that is none, is told and not fought for',
  { skip },
  async (t) => {
    const [port = '', file = ''] = portsFor(t, 'ttyACM5', '.');
    const cable = await plug(t, port);
    const holder = watch(t, port);
    await holder.becomes(undefined);
    const late = watch(t, port, file);
    await late.becomes('busy', 'broken');
    cable.send(`${barcodeText}\r`);
    await until(() => holder.heard.length === 1);
    assert.deepEqual(late.heard, []);
  },
);
