import { openDiia, type DiiaOptions } from '../../../electron/node/registry/diia.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { withDouble } from '../../fakes/asking.ts';
import type { HostileOptions, HostileRegistry } from '../../fakes/hostile-registry.ts';

/** A desk of one branch, but for the address. */
export const plain = {
  token: 'acquirer token/1',
  branches: [{ id: 'first', proves: ['driver-license'] }],
  qr: 'url',
  line: { connectMs: 500 },
} as const;

export const confirmed = (proves: 'veteran-certificate' | 'driver-license' | undefined): Asked => ({
  ok: true,
  value: { kind: 'confirmed', proves },
});

/** The partner API's adapter over a hostile double. */
export function withDiia<Value>(
  hostile: HostileOptions,
  options: Partial<DiiaOptions>,
  use: (registry: ReturnType<typeof openDiia>, double: HostileRegistry) => Promise<Value>,
): Promise<Value> {
  return withDouble(hostile, (url) => openDiia({ ...plain, url, ...options }), use);
}
