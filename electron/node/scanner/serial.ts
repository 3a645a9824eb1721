import { idleFrames, quietFrames, takeBytes } from '../../../shared/capture/serial-frames.ts';
import type { Frame } from '../../../shared/capture/frame.ts';
import type { ScannerTrouble } from '../../../shared/contract/contract.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { OpenScanner } from './device.ts';
import { watchDevice } from './watch-device.ts';

/** The package is native: where it can't be loaded there are no serial scanners, and that is told. */
export async function loadSerial() {
  return import('serialport').catch(() => undefined);
}

/** Opens a serial port of 8 data bits, no parity; what it has sent before is nobody's and dropped. */
export function openSerial(baudRate: number): OpenScanner {
  return async ({ path }, { onFrame, onGone }) => {
    const serial = await loadSerial();
    if (!serial) return failed('no-driver');
    const port = new serial.SerialPort({ path, baudRate, autoOpen: false });
    const frames = listenToBytes(onFrame);
    port.on('data', (chunk: Buffer) => {
      frames.take(chunk);
    });
    // An error without a listener would end the program; a lost port closes itself besides.
    port.on('error', () => undefined);
    let unwatch = (): void => undefined;
    port.on('close', () => {
      unwatch();
      frames.stop();
      onGone();
    });
    const fault = await new Promise<Error | null>((resolve) => {
      port.open(resolve);
    });
    if (fault) return failed(troubleOf(fault.message));
    unwatch = watchDevice(path, () => {
      port.close();
    });
    await new Promise<void>((resolve) => {
      port.flush(() => {
        resolve();
      });
    });
    const close = async () => {
      frames.stop();
      if (!port.isOpen) return;
      await new Promise<void>((resolve) => {
        port.close(() => {
          resolve();
        });
      });
    };
    return succeeded({ close });
  };
}

/** Cuts bytes into codes as they come, and by silence. */
function listenToBytes(onFrame: (frame: Frame) => void) {
  let state = quietFrames;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const advance = (step: ReturnType<typeof takeBytes>) => {
    clearTimeout(timer);
    state = step.state;
    for (const frame of step.frames) onFrame(frame);
    if (state.dueAt === undefined) return;
    timer = setTimeout(
      () => {
        advance(idleFrames(state, performance.now()));
      },
      Math.max(0, Math.ceil(state.dueAt - performance.now())),
    );
  };
  return {
    take: (chunk: Uint8Array) => {
      if (!isStopped) advance(takeBytes(state, chunk, performance.now()));
    },
    /** Half a code is never delivered. */
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** The systems' words, as the package passes them on. */
function troubleOf(message: string): ScannerTrouble {
  if (/no such|not found|unknown error code (?:2|31|433)\b/i.test(message)) return 'absent';
  if (/busy|cannot lock|temporarily unavailable/i.test(message)) return 'busy';
  // Windows refuses a port that another program has open.
  if (/denied|not permitted/i.test(message))
    return process.platform === 'win32' ? 'busy' : 'no-access';
  return 'broken';
}
