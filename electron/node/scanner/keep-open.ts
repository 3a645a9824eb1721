import type { ScannerState, ScannerTrouble } from '../../../shared/contract/contract.ts';
import type { Device, Kept, KeptListener, OpenDevice, OpenScanner } from './device.ts';

/** Between two tries to open a scanner: doubled each time, as Windows may take seconds for one. */
const firstRetryMs = 250;
const lastRetryMs = 4_000;

/** Keeps one scanner open: opens it again whenever it has gone. */
export function keepOpen(
  kind: ScannerState['kind'],
  device: Device,
  open: OpenScanner,
  { onFrame, onState }: KeptListener,
): Kept {
  let trouble: ScannerTrouble | undefined = 'absent';
  let opened: OpenDevice | undefined;
  let timer: NodeJS.Timeout | undefined;
  let retryMs = firstRetryMs;
  let isClosed = false;

  function become(next: ScannerTrouble | undefined): void {
    const isNew = next !== trouble;
    trouble = next;
    if (next !== undefined && !isClosed) {
      timer = setTimeout(() => void attempt(), retryMs);
      retryMs = Math.min(2 * retryMs, lastRetryMs);
    }
    if (isNew) onState();
  }

  async function attempt(): Promise<void> {
    const going = new AbortController();
    const onGone = () => {
      going.abort();
      // Else it went while it was being opened; that is told below.
      if (opened) become('absent');
      opened = undefined;
    };
    const result = await open(device, { onFrame: (frame) => onFrame(frame, device.name), onGone });
    if (isClosed) {
      if (result.ok) await result.value.close();
    } else if (!result.ok || going.signal.aborted) {
      become(result.ok ? 'absent' : result.fault);
    } else {
      opened = result.value;
      retryMs = firstRetryMs;
      become(undefined);
    }
  }

  const beginning = attempt();
  return {
    states: () => [{ kind, device: device.name, trouble }],
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await beginning;
      await opened?.close();
    },
  };
}
