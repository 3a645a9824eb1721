import type { Contract } from '../../shared/contract/contract.ts';
import { wait } from '../../shared/lib/wait.ts';

/** The scanner that a scan came from. */
export interface WiredScanner {
  readonly device: string;
  /** AIM identifier; absent where the scanner tells none. */
  readonly symbology?: string | undefined;
}

export interface WiredListener {
  onScan(text: string, from: WiredScanner): void;
  onTooLong?(from: WiredScanner): void;
}

const firstRetryMs = 250;
const lastRetryMs = 8_000;
/** An empty answer this soon is no long poll: ask slowly, or the two ends would spin. */
const soonMs = 1_000;

/**
 * Hears the scanners that have a port of their own: main waits with each call until one scans. Survives a main that
 * fails. Returns the way to stop.
 */
export function listenToWiredScanners(
  heard: Contract['heard'],
  listener: WiredListener,
  pause: typeof wait = wait,
  clock: () => number = () => performance.now(),
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const isOver = () => signal.aborted;
  const listen = async () => {
    let retryMs = firstRetryMs;
    while (!isOver()) {
      const askedAt = clock();
      const scan = await heard({}).catch(() => undefined);
      if (isOver()) return;
      if (scan?.kind === 'scan') listener.onScan(scan.text, scan);
      if (scan?.kind === 'too-long') listener.onTooLong?.(scan);
      const isIdle = !scan || (scan.kind === 'nothing' && clock() - askedAt < soonMs);
      if (isIdle) await pause(retryMs, signal);
      retryMs = isIdle ? Math.min(2 * retryMs, lastRetryMs) : firstRetryMs;
    }
  };
  void listen();
  return () => listening.abort();
}
