import os from 'node:os';
import type { Signal } from '../../../shared/verify/signals.ts';
import type { Wait } from '../../../shared/verify/ask-in-time.ts';

const lookEveryMs = 1_000;

/** Tells when the machine's own addresses change: a cable, a Wi-Fi, a VPN came or went. */
export async function watchInterfaces(
  tell: (signal: Signal) => void,
  wait: Wait,
  over: AbortSignal,
): Promise<void> {
  let before = addresses();
  while (!over.aborted) {
    await wait(lookEveryMs, over);
    const now = addresses();
    if (now !== before) tell({ kind: 'network-changed' });
    before = now;
  }
}

function addresses(): string {
  const all = Object.values(os.networkInterfaces()).flatMap((one) => one ?? []);
  return all
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
