import type { Policy } from '../../../shared/policy/policy.ts';
import { carrierOf } from './carrier-of.ts';
import { startForwarding, type Forwarding } from './forwarding.ts';

/** Forwards the journal of a directory as the settings say; nothing where no centre collects entries. */
export function openForwarding(
  { forward, desk }: Policy,
  directory: string,
  onBug: (error: unknown) => void,
): Forwarding | undefined {
  return (
    forward && startForwarding({ directory, desk: desk.id, carrier: carrierOf(forward), onBug })
  );
}
