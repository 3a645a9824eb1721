import type { Policy } from '../../../shared/policy/policy.ts';
import { carrierOf } from './carrier-of.ts';
import { startForwarding, type Forwarding } from './forwarding.ts';

/** Who hears of it. */
export interface ForwardingListener {
  /** A checkpoint of so many entries is at the centre. */
  readonly onAnchored: (where: 'syslog' | 'otlp', size: number) => void;
  readonly onBug: (error: unknown) => void;
}

/** Forwards the journal of a directory as the settings say; nothing where no centre collects entries. */
export function openForwarding(
  { forward, desk }: Policy,
  directory: string,
  { onAnchored, onBug }: ForwardingListener,
): Forwarding | undefined {
  if (!forward) return undefined;
  return startForwarding({
    directory,
    desk: desk.id,
    carrier: carrierOf(forward),
    onAnchored: (size) => {
      onAnchored(forward.kind, size);
    },
    onBug,
  });
}
