import type { ScannerState, ScannerTrouble } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { keepOpen } from './keep-open.ts';
import type { Device, Kept, KeptListener, OpenScanner } from './device.ts';

/** Looks which scanners are plugged in now. Never rejects. */
export type FindScanners = () => Promise<Result<readonly Device[], ScannerTrouble>>;

export interface Finding {
  readonly kind: ScannerState['kind'];
  /** What is looked for, for people. */
  readonly name: string;
  /** Whether it is a trouble that none is there. */
  readonly isExpected: boolean;
  readonly everyMs: number;
}

/** Keeps open whatever is found, and looks again and again: scanners may come and go. */
export function keepFound(
  { kind, name, isExpected, everyMs }: Finding,
  find: FindScanners,
  open: OpenScanner,
  listener: KeptListener,
): Kept {
  const kept = new Map<string, Kept>();
  let trouble: ScannerTrouble | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function look(): Promise<void> {
    const found = await find();
    if (isClosed) return;
    const devices = found.ok ? found.value : [];
    const gone = [...kept].filter(([path]) => !devices.some((device) => device.path === path));
    for (const [path, one] of gone) {
      kept.delete(path);
      await one.close();
    }
    for (const device of devices) {
      if (!kept.has(device.path)) kept.set(device.path, keepOpen(kind, device, open, listener));
    }
    tell(found.ok ? noneOf(devices) : found.fault, gone.length > 0);
    schedule();
  }

  function noneOf(devices: readonly Device[]): ScannerTrouble | undefined {
    return isExpected && devices.length === 0 ? 'absent' : undefined;
  }

  function tell(next: ScannerTrouble | undefined, isChanged: boolean): void {
    const isNew = next !== trouble;
    trouble = next;
    if (isNew || isChanged) listener.onState();
  }

  function schedule(): void {
    if (!isClosed) timer = setTimeout(() => void look(), everyMs);
  }

  const beginning = look();
  return {
    states: () => [
      ...[...kept.values()].flatMap((one) => one.states()),
      ...(trouble === undefined ? [] : [{ kind, device: name, trouble }]),
    ],
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await beginning;
      await Promise.all([...kept.values()].map((one) => one.close()));
    },
  };
}
