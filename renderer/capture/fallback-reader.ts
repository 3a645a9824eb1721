import type { Read } from '../../shared/capture/read-codes.ts';
import { createScanner, readOf } from './html5-qrcode.ts';

/**
 * Reads where the worker can't run, with html5-qrcode's own camera loop: slower, and on the page's own thread.
 * It opens the same device a second time. `onReads` is called for every attempt; where it can't start, never.
 */
export function startFallbackReader(
  deviceId: string | undefined,
  onReads: (reads: readonly Read[]) => void,
): () => void {
  const stopping = new AbortController();
  // Whoever waits for attempts sees that there are none.
  scan(deviceId, onReads, stopping.signal).catch(() => undefined);
  return () => stopping.abort();
}

async function scan(
  deviceId: string | undefined,
  onReads: (reads: readonly Read[]) => void,
  stopped: AbortSignal,
): Promise<void> {
  const { scanner, remove } = await createScanner();
  try {
    await scanner.start(
      { facingMode: 'environment' },
      {
        fps: 15,
        disableFlip: true,
        videoConstraints: {
          width: { ideal: 1280 },
          height: { ideal: 720 },
          ...(deviceId === undefined ? {} : { deviceId: { exact: deviceId } }),
        },
      },
      (_text, result) => onReads([readOf(result)]),
      () => onReads([]),
    );
    await aborted(stopped);
    await scanner.stop();
  } finally {
    remove();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
